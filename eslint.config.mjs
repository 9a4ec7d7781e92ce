import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '**/*.cjs'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 14],
      'no-console': 'error',
    },
  },
  {
    // Effects live at the edge: only a door's main.ts (and the wire it hands in) may touch the world.
    files: ['src/**/*.ts'],
    ignores: ['src/action/main.ts', 'src/cli/main.ts', 'src/simulator/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch', 'Buffer'].map((rule) =>
        rule === 'error' || rule === 'Buffer' ? rule : { name: rule, message: 'The world is handed in as Deps by a door.' }).filter((rule) => rule !== 'Buffer'),
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message: 'The clock is handed in as Deps.' },
        { object: 'Math', property: 'random', message: 'Randomness is handed in as Deps.' }],
    },
  },
  { files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
);
