var ConfigurationError=class extends Error{name=`ConfigurationError`;problems;constructor(e){super(e.join(`
`)),this.problems=e}};export{ConfigurationError as t};