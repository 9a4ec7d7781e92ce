import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  shownUrl
} from "./chunk-7RY3NUP7.mjs";
import {
  CONFIDENCES,
  COUNTED,
  IDENTITY_ONLY,
  MARKS,
  OWNERS,
  STATUSES,
  answerWords,
  duration,
  furtherCause,
  hostWords,
  problemsOf,
  requestIdOf,
  several,
  targetWords,
  verdictWords
} from "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import {
  unwrap
} from "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// node_modules/preact/dist/preact.mjs
var n;
var t;
var r;
var u;
var i;
var f;
var o;
var e;
var l;
var c;
var a;
var s;
var h = /* @__PURE__ */ Symbol.for("pv");
var p = {};
var y = [];
var v = /^m(i|n|o|s|text|space)$/;
var w = Array.isArray;
var d = y.slice;
var _ = Object.assign;
function g(n2) {
  n2 && n2.parentNode && n2.remove();
}
function k(n2, t2, r2) {
  var u3, i3, f3, o3 = {}, e2 = arguments.length;
  for (f3 in t2) "key" == f3 ? u3 = t2[f3] : "ref" == f3 && "function" != typeof n2 ? i3 = t2[f3] : o3[f3] = t2[f3];
  return e2 > 2 && (o3.children = e2 > 3 ? d.call(arguments, 2) : r2), m(n2, o3, u3, i3, null);
}
function m(r2, u3, i3, f3, o3) {
  var e2 = { type: r2, props: u3, key: i3, ref: f3, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: h, __v: o3 || ++t, __i: -1, __u: 0 };
  return !o3 && n.vnode && n.vnode(e2), e2;
}
function $(n2) {
  return n2.children;
}
function x(n2, t2) {
  this.props = n2, this.context = t2, this.__g = 0;
}
function S(n2, t2) {
  if (null == t2) return n2.__ && S(n2.__, n2.__i + 1);
  for (var r2; t2 < n2.__k.length; t2++) if ((r2 = n2.__k[t2]) && r2.__e) return r2.__e;
  return "function" != typeof n2.type || n2.props.__P ? null : S(n2);
}
function C(t2) {
  var r2, u3 = t2.__v, i3 = u3.__e, f3 = [], o3 = [], e2 = t2.__P;
  e2 && ((r2 = _({ constructor: h }, u3)).__v = u3.__v + 1, n.vnode && n.vnode(r2), z(e2, r2, u3, t2.__n, e2.namespaceURI, 32 & u3.__u ? [i3] : null, f3, i3 || S(u3), 32 & u3.__u, o3), r2.__v = u3.__v, r2.__.__k[r2.__i] = r2, E(f3, r2, o3), u3.__ = u3.__e = null, r2.__e != i3 && j(r2));
}
function j(n2) {
  if ((n2 = n2.__) && n2.__c && !n2.props.__P) return n2.__e = null, n2.__k.some(function(t2) {
    return t2 && (n2.__e = t2.__e);
  }), j(n2);
}
function L(t2) {
  (8 & t2.__g || (t2.__g |= 8, u.push(t2), f++)) && i == n.debounceRendering || ((i = n.debounceRendering) || queueMicrotask)(H);
}
function H() {
  try {
    for (var n2, t2 = 1; u.length; ) u.length > t2 && u.sort(o), n2 = u.shift(), t2 = u.length, 8 & n2.__g && C(n2);
  } finally {
    (f = u.length) && (i || queueMicrotask)(H);
  }
}
function I(n2, t2, r2, u3, i3, f3, o3, e2, l3, c3, a3) {
  var s3, h3, v3, w3, d3, _3, g3 = u3.__k || y, k3 = t2.length;
  for (l3 = q(r2, t2, g3, l3, k3), s3 = 0; s3 < k3; s3++) null != (v3 = r2.__k[s3]) && (h3 = ~v3.__i && g3[v3.__i] || p, v3.__i = s3, _3 = z(n2, v3, h3, i3, f3, o3, e2, l3, c3, a3), w3 = v3.__e, (h3.ref != v3.ref || 8 & h3.__u) && (h3.ref && G(h3.ref, null, v3, h3), v3.ref && a3.push(v3.ref, v3.__c || w3, v3)), d3 = d3 || w3, 4 & v3.__u ? (l3 = A(v3, l3, n2, !h3.__v), h3.__e && (h3.__e = null)) : "function" == typeof v3.type && void 0 !== _3 ? l3 = _3 : w3 && (l3 = w3.nextSibling), v3.__u &= -21);
  return r2.__e = d3, l3;
}
function q(n2, t2, r2, u3, i3) {
  var f3, o3, e2, l3, c3, a3, s3, p3, y3, v3 = r2.length, d3 = v3, _3 = 0, g3 = 0, k3 = n2.__k = Array(i3);
  for (f3 = 0; f3 < i3; f3++) null != (o3 = t2[f3]) && "boolean" != typeof o3 && "function" != typeof o3 ? ("object" != typeof o3 || o3.constructor === String ? o3 = k3[f3] = m(null, o3) : w(o3) ? o3 = k3[f3] = m($, { children: o3 }) : o3.constructor === h && o3.__b ? o3 = k3[f3] = m(o3.type, o3.props, o3.key, o3.ref, o3.__v) : k3[f3] = o3, l3 = f3 + _3, o3.__ = n2, o3.__b = n2.__b + 1, e2 = null, ~(c3 = o3.__i = P(o3, r2, l3, d3)) && (d3--, (e2 = r2[c3]) && (e2.__u |= 2)), e2 && e2.__v ? (o3.__u |= 16, c3 == l3 - 1 ? _3-- : c3 == l3 + 1 ? _3++ : c3 != l3 && (c3 > l3 ? _3-- : _3++, g3 = 1)) : (~c3 || (i3 > v3 ? _3-- : i3 < v3 && _3++), "function" != typeof o3.type && (o3.__u |= 4))) : k3[f3] = null;
  if (g3) {
    for (a3 = [], s3 = [], f3 = 0; f3 < i3; f3++) if ((o3 = k3[f3]) && 16 & o3.__u) {
      for (_3 = 0, p3 = a3.length; _3 < p3; ) a3[y3 = _3 + p3 >> 1] < o3.__i ? _3 = y3 + 1 : p3 = y3;
      a3[_3] = o3.__i, s3[f3] = _3 + 1;
    }
    for (_3 = a3.length; f3--; ) s3[f3] && (s3[f3] == _3 ? _3-- : k3[f3].__u |= 4);
  }
  if (d3) for (f3 = 0; f3 < v3; f3++) !(e2 = r2[f3]) || 2 & e2.__u || (e2.__e == u3 && (u3 = S(e2)), J(e2, e2));
  return u3;
}
function A(n2, t2, r2, u3) {
  var i3, f3, o3, e2;
  if ("function" == typeof n2.type) {
    if (n2.props.__P) return t2;
    if (i3 = n2.__k) for (f3 = 0; f3 < i3.length; f3++) i3[f3] && (i3[f3].__ = n2, t2 = A(i3[f3], t2, r2, false));
    return t2;
  }
  for (t2 && !t2.parentNode && (t2 = S(n2)) && !t2.parentNode && (t2 = null), o3 = n2.__e, e2 = t2; e2 && 8 == e2.nodeType; ) e2 = e2.nextSibling;
  for (o3 != e2 && (!u3 && r2.moveBefore && o3.parentNode ? r2.moveBefore(o3, t2) : r2.insertBefore(o3, t2 || null)), t2 = o3; (t2 = t2 && t2.nextSibling) && 8 == t2.nodeType && !t2.data.startsWith("$s"); ) ;
  return t2;
}
function P(n2, t2, r2, u3) {
  var i3, f3 = n2.key, o3 = n2.type, e2 = t2[r2], l3 = e2 && !(2 & e2.__u);
  if (null === e2 && null == f3 || l3 && f3 == e2.key && o3 == e2.type) return r2;
  if (u3 > (l3 ? 1 : 0)) {
    for (i3 = r2 - 1; i3 >= 0; i3--) if ((e2 = t2[i3]) && !(2 & e2.__u) && f3 == e2.key && o3 == e2.type) return i3;
    for (i3 = r2 + 1; i3 < t2.length; i3++) if ((e2 = t2[i3]) && !(2 & e2.__u) && f3 == e2.key && o3 == e2.type) return i3;
  }
  return -1;
}
function T(n2, t2, r2) {
  null == r2 && (r2 = ""), "-" == t2[0] ? n2.setProperty(t2, r2) : n2[t2] = r2;
}
function N(n2, t2, r2, u3, i3) {
  var f3, o3;
  if ("style" == t2) if ("string" == typeof r2) n2.style.cssText = r2;
  else {
    if ("string" == typeof u3 && (n2.style.cssText = u3 = ""), u3) for (t2 in u3) r2 && t2 in r2 || T(n2.style, t2);
    if (r2) for (t2 in r2) u3 && r2[t2] == u3[t2] || T(n2.style, t2, r2[t2]);
  }
  else if ("o" == t2[0] && "n" == t2[1]) "function" != typeof r2 && (r2 = null), "function" != typeof u3 && (u3 = null), (n2.__e || (n2.__e = {}))[t2] = r2, r2 && u3 || (o3 = a[t2] || (a[t2] = V(t2)), (n2.__a || (n2.__a = {}))[t2] = c, f3 = t2 != (t2 = t2.replace(l, "$1")), (t2 = t2.slice(2))[0] < "a" && (t2 = t2.toLowerCase()), r2 ? n2.addEventListener(t2, o3, f3) : n2.removeEventListener(t2, o3, f3));
  else {
    if ("http://www.w3.org/2000/svg" == i3) t2 = t2.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
    else if ("width" != t2 && "height" != t2 && "href" != t2 && "list" != t2 && "form" != t2 && "tabIndex" != t2 && "download" != t2 && "rowSpan" != t2 && "colSpan" != t2 && "role" != t2 && "popover" != t2 && t2 in n2) try {
      return void (n2[t2] = null == r2 ? "" : r2);
    } catch (n3) {
    }
    if ("function" == typeof r2) return;
    null == r2 || false === r2 && "-" != t2[4] ? n2.removeAttribute(t2) : n2.setAttribute(t2, "popover" == t2 && 1 == r2 ? "" : r2);
  }
}
function V(t2) {
  return function(r2) {
    var u3 = this.__e;
    if (u3) {
      if (u3 = u3[t2], null == r2[e]) r2[e] = c++;
      else if (r2[e] < this.__a[t2]) return;
      return u3(n.event ? n.event(r2) : r2);
    }
  };
}
function z(t2, r2, u3, i3, f3, o3, e2, l3, c3, a3) {
  var s3, p3, v3, d3, k3, b2, m3, M2, C2, j3, L2, H3, q3, A2, O, P3, T3, N3, V3 = r2.type;
  if (r2.constructor !== h) return null;
  128 & u3.__u && (c3 = 32 & u3.__u, s3 = u3.__c.__z) && (r2.__u |= c3, p3 = o3 = [], 8 == s3.nodeType ? l3 = B(s3, o3) : o3.push(s3), l3 = o3[0] || l3), (s3 = n.__b) && s3(r2);
  n: if ("function" == typeof V3) {
    v3 = e2.length;
    try {
      if (M2 = r2.props, C2 = (s3 = V3.prototype) && s3.render, j3 = (s3 = V3.contextType) && i3[s3.__c], L2 = s3 ? j3 ? j3.props.value : s3.__ : i3, (d3 = u3.__c) ? (r2.__c = d3, 2 & d3.__g && (d3.__g |= 1)) : (C2 ? r2.__c = d3 = new V3(M2, L2) : (r2.__c = d3 = new x(M2, L2), d3.constructor = V3, d3.render = K), j3 && j3.sub(d3), d3.state || (d3.state = {}), d3.__n = i3, d3.__g |= 8, d3.__h = [], d3.__k = []), C2 && (d3.__s || (d3.__s = d3.state), V3.getDerivedStateFromProps && (d3.__s == d3.state && (d3.__s = _({}, d3.__s)), _(d3.__s, V3.getDerivedStateFromProps(M2, d3.__s)))), k3 = d3.props, b2 = d3.state, d3.__v = r2, u3.__c) {
        if (M2 !== k3 && C2 && !V3.getDerivedStateFromProps && d3.componentWillReceiveProps && d3.componentWillReceiveProps(M2, L2), r2.__v == u3.__v && !(8 & d3.__g) || !(4 & d3.__g) && d3.shouldComponentUpdate && false === d3.shouldComponentUpdate(M2, d3.__s, L2)) {
          r2.__v != u3.__v && (d3.props = M2, d3.state = d3.__s, d3.__g &= -9), r2.__e = u3.__e, r2.__k = u3.__k, r2.__k.some(function(n2) {
            n2 && (n2.__ = r2);
          }), y.push.apply(d3.__h, d3.__k), d3.__k = [], d3.__h.length && e2.push(d3), l3 = S(u3);
          break n;
        }
        d3.componentWillUpdate && d3.componentWillUpdate(M2, d3.__s, L2), C2 && d3.componentDidUpdate && d3.__h.push(function() {
          d3.componentDidUpdate(k3, b2, m3);
        });
      } else C2 && !V3.getDerivedStateFromProps && d3.componentWillMount && d3.componentWillMount(), C2 && d3.componentDidMount && d3.__h.push(d3.componentDidMount);
      d3.context = L2, d3.props = M2, d3.__P = t2, d3.__g &= -5, H3 = n.__r, q3 = C2 ? 25 : 0;
      do {
        d3.__g &= -9, H3 && H3(r2), s3 = d3.render(d3.props, d3.state = d3.__s, d3.context);
      } while (8 & d3.__g && ++q3 < 25);
      C2 && (y.push.apply(d3.__h, d3.__k), d3.__k = []), d3.state = d3.__s, d3.getChildContext && (i3 = _({}, i3, d3.getChildContext())), C2 && u3.__c && d3.getSnapshotBeforeUpdate && (m3 = d3.getSnapshotBeforeUpdate(k3, b2)), A2 = s3 && s3.type === $ && null == s3.key ? s3.props.children : s3, M2.__P && (s3 = l3, f3 = (t2 = M2.__P).namespaceURI, c3 = o3 = null, u3.props && u3.props.__P != t2 && (u3.__k.some(function(n2) {
        n2 && J(n2, n2);
      }), u3.__k = null), l3 = u3.__k ? S(u3, 0) : null), l3 = I(t2, w(A2) ? A2 : [A2], r2, u3, i3, f3, o3, e2, l3, c3, a3), M2.__P && (r2.__e = null, l3 = s3), r2.__u &= -161, p3 && p3.some(g), d3.__h.length && e2.push(d3), 1 & d3.__g && (d3.__g &= -4);
    } catch (t3) {
      if (e2.length = v3, r2.__v = null, c3 || o3) if (t3 && t3.then) {
        if (r2.__u |= 128 | c3, o3) {
          for (~(T3 = o3.indexOf(l3 || void 0)) || (T3 = o3.length); (N3 = o3[T3 - 1]) && 8 == N3.nodeType; ) T3--;
          for (; T3 < o3.length; T3++) if (N3 = o3[T3]) if (o3[T3] = null, O) {
            if (N3 == P3) break;
          } else {
            if (8 != N3.nodeType) break;
            N3.data.startsWith("$s") && (P3 = B(O = N3));
          }
        }
        if (!O) {
          for (; l3 && 8 == l3.nodeType && l3.nextSibling; ) l3 = l3.nextSibling;
          O = l3;
        }
        (s3 = B(O = r2.__c.__z || (r2.__c.__z = O))) ? (r2.__e = O, l3 = s3) : r2.__e = l3, l3 = l3 && l3.nextSibling;
      } else o3 && o3.some(g);
      else r2.__e = u3.__e;
      r2.__k || (r2.__k = u3.__k || []), t3 && t3.then || D(r2), n.__e(t3, r2, u3);
    }
  } else l3 = r2.__e = F(u3.__e, r2, u3, i3, f3, o3, e2, c3, a3, t2);
  return (s3 = n.diffed) && s3(r2), l3;
}
function B(n2, t2) {
  if (n2 && 8 == n2.nodeType && n2.data.startsWith("$s")) for (var r2 = 1; n2 = n2.nextSibling; ) {
    if (8 == n2.nodeType) {
      if (n2.data.startsWith("$s")) r2++;
      else if (n2.data.startsWith("/$s") && !--r2) return n2;
    }
    t2 && t2.push(n2);
  }
}
function D(n2) {
  n2 && (n2.__c && (n2.__c.__g |= 4), n2.__k && n2.__k.some(D));
}
function E(t2, r2, u3) {
  for (var i3 = 0; i3 < u3.length; ) G(u3[i3++], u3[i3++], u3[i3++]);
  n.__c && n.__c(r2, t2), t2.some(function(r3) {
    try {
      t2 = r3.__h, r3.__h = [], t2.some(function(n2) {
        n2.call(r3);
      });
    } catch (t3) {
      n.__e(t3, r3.__v);
    }
  });
}
function F(t2, r2, u3, i3, f3, o3, e2, l3, c3, a3) {
  var s3, h3, y3, _3, k3, b2, m3, M2, $3 = u3.props || p, x3 = r2.props, C2 = r2.type;
  if ("svg" == C2 ? f3 = "http://www.w3.org/2000/svg" : "math" == C2 ? f3 = "http://www.w3.org/1998/Math/MathML" : f3 || (f3 = "http://www.w3.org/1999/xhtml"), o3) {
    for (s3 = 0; s3 < o3.length; s3++) if ((k3 = o3[s3]) && (C2 ? k3.localName == C2 : 3 == k3.nodeType)) {
      t2 = k3, o3[s3] = null;
      break;
    }
  }
  if (!t2) {
    if (M2 = a3.ownerDocument || document, !C2) return M2.createTextNode(x3);
    t2 = M2.createElementNS(f3, C2, x3.is ? x3 : a3), l3 && (n.__m && n.__m(r2, o3), l3 = false), o3 = null;
  }
  if (C2) {
    if (a3 = "template" == C2 && t2.content || t2, o3 = "textarea" == C2 && null != x3.defaultValue ? null : o3 && d.call(a3.childNodes), !l3 && o3) for ($3 = {}, s3 = 0; s3 < t2.attributes.length; s3++) $3[(k3 = t2.attributes[s3]).name] = k3.value;
    for (s3 in $3) k3 = $3[s3], "dangerouslySetInnerHTML" == s3 ? y3 = k3 : "children" == s3 || s3 in x3 || "value" == s3 && "defaultValue" in x3 || "checked" == s3 && "defaultChecked" in x3 || N(t2, s3, null, k3, f3);
    for (s3 in x3) k3 = x3[s3], "children" == s3 ? _3 = k3 : "dangerouslySetInnerHTML" == s3 ? h3 = k3 : "value" == s3 ? b2 = k3 : "checked" == s3 ? m3 = k3 : l3 && "function" != typeof k3 || $3[s3] === k3 || N(t2, s3, k3, $3[s3], f3);
    h3 ? (l3 || y3 && (h3.__html == y3.__html || h3.__html == t2.innerHTML) || (t2.innerHTML = h3.__html), r2.__k = []) : (y3 && (t2.textContent = ""), ("foreignObject" == C2 || "http://www.w3.org/1998/Math/MathML" == f3 && v.test(C2)) && (f3 = "http://www.w3.org/1999/xhtml"), I(a3, w(_3) ? _3 : [_3], r2, u3, i3, f3, o3, e2, o3 ? o3[0] : u3.__k && S(u3, 0), l3, c3), o3 && o3.some(g)), l3 && "textarea" != C2 || (s3 = "value", "progress" == C2 && null == b2 ? t2.removeAttribute(s3) : null == b2 || b2 === t2[s3] && ("progress" != C2 || b2) || N(t2, s3, b2, $3[s3], f3), s3 = "checked", null != m3 && m3 != t2[s3] && N(t2, s3, m3, $3[s3], f3));
  } else $3 === x3 || l3 && t2.data == x3 || (t2.data = x3);
  return t2;
}
function G(t2, r2, u3, i3) {
  try {
    "function" == typeof t2 ? r2 ? r2.__x = t2(r2) || 1 : i3 && (i3 = i3.__c || i3.__e) && (r2 = i3.__x) && (i3.__x = null, "function" == typeof r2 ? r2() : t2(null)) : t2.current = r2;
  } catch (t3) {
    n.__e(t3, u3);
  }
}
function J(t2, r2, u3) {
  var i3, f3, o3, e2;
  if (n.unmount && n.unmount(t2), !(i3 = t2.ref) || i3.current && i3.current != t2.__e || G(i3, null, r2, t2), i3 = t2.__c) {
    if (i3.componentWillUnmount) try {
      i3.componentWillUnmount();
    } catch (t3) {
      n.__e(t3, r2);
    }
    i3.__P = i3.__n = null;
  }
  if (i3 = t2.__k) for (e2 = 0; e2 < i3.length; e2++) i3[e2] && J(i3[e2], r2, "function" != typeof t2.type || u3 && !t2.props.__P);
  !u3 && (i3 = t2.__c) && (i3 = i3.__z) && (f3 = B(i3, o3 = [])) && (i3 == t2.__e && o3.some(g), g(f3), g(i3)), u3 || g(t2.__e), t2.__e = t2.__c = t2.__ = null;
}
function K(n2, t2, r2) {
  return this.constructor(n2, r2);
}
n = { __e: function(n2, t2, r2, u3) {
  for (var i3, o3, e2; t2 = t2.__; ) if ((i3 = t2.__c) && !(1 & i3.__g)) {
    i3.__g |= 4;
    try {
      if ((e2 = (o3 = i3.constructor) && o3.getDerivedStateFromError) && i3.setState(o3.getDerivedStateFromError(n2)), i3.componentDidCatch && (i3.componentDidCatch(n2, u3 || {}), e2 = 1), e2 && 8 & i3.__g) return void (i3.__g |= 2);
    } catch (t3) {
      n2 = t3;
    }
  }
  throw f = 0, n2;
} }, t = 0, r = function(n2) {
  return null != n2 && n2.constructor === h;
}, x.prototype.setState = function(n2, t2) {
  var r2 = this.__s;
  r2 && r2 != this.state || (r2 = this.__s = _({}, this.state)), "function" == typeof n2 && (n2 = n2(_({}, r2), this.props)), n2 && (_(r2, n2), this.__v && (t2 && this.__k.push(t2), L(this)));
}, x.prototype.forceUpdate = function(n2) {
  this.__v && (this.__g |= 4, n2 && this.__h.push(n2), L(this));
}, x.prototype.render = $, u = [], f = 0, o = function(n2, t2) {
  return n2.__v.__b - t2.__v.__b;
}, e = /* @__PURE__ */ Symbol(), l = /(PointerCapture)$|Capture$/i, c = 0, a = {}, s = 0;

// node_modules/preact-render-to-string/dist/index.mjs
var o2 = "__s";
var i2 = "__c";
var a2 = "__k";
var u2 = "__d";
var c2 = "__s";
var f2 = /[\s\n\\/='"\0<>]/;
var s2 = /^(xlink|xmlns|xml)([A-Z])/;
var l2 = /^(?:accessK|auto[A-Z]|cell|ch|col|cont|cross|dateT|encT|form[A-Z]|frame|hrefL|inputM|maxL|minL|noV|playsI|popoverT|readO|rowS|src[A-Z]|tabI|useM|item[A-Z])/;
var p2 = /^ac|^ali|arabic|basel|cap|clipPath$|clipRule$|color|dominant|enable|fill|flood|font|glyph[^R]|horiz|image|letter|lighting|marker[^WUH]|overline|panose|pointe|paint|rendering|shape|stop|strikethrough|stroke|text[^L]|transform|underline|unicode|units|^v[^i]|^w|^xH/;
var h2 = /* @__PURE__ */ new Set(["draggable", "spellcheck"]);
function d2(e2) {
  void 0 !== e2.__g ? e2.__g |= 8 : e2[u2] = true;
}
function v2(e2) {
  void 0 !== e2.__g ? e2.__g &= -9 : e2[u2] = false;
}
function m2(e2) {
  return void 0 !== e2.__g ? !!(8 & e2.__g) : true === e2[u2];
}
var y2 = /["&<]/;
function _2(e2) {
  if (0 === e2.length || false === y2.test(e2)) return e2;
  for (var t2 = 0, n2 = 0, r2 = "", o3 = ""; n2 < e2.length; n2++) {
    switch (e2.charCodeAt(n2)) {
      case 34:
        o3 = "&quot;";
        break;
      case 38:
        o3 = "&amp;";
        break;
      case 60:
        o3 = "&lt;";
        break;
      default:
        continue;
    }
    n2 !== t2 && (r2 += e2.slice(t2, n2)), r2 += o3, t2 = n2 + 1;
  }
  return n2 !== t2 && (r2 += e2.slice(t2, n2)), r2;
}
var g2 = {};
var k2 = /* @__PURE__ */ new Set(["animation-iteration-count", "border-image-outset", "border-image-slice", "border-image-width", "box-flex", "box-flex-group", "box-ordinal-group", "column-count", "fill-opacity", "flex", "flex-grow", "flex-negative", "flex-order", "flex-positive", "flex-shrink", "flood-opacity", "font-weight", "grid-column", "grid-row", "line-clamp", "line-height", "opacity", "order", "orphans", "stop-opacity", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit", "stroke-opacity", "stroke-width", "tab-size", "widows", "z-index", "zoom"]);
var b = /[A-Z]/g;
function x2(e2) {
  var t2 = "";
  for (var n2 in e2) {
    var r2 = e2[n2];
    if (null != r2 && "" !== r2) {
      var o3 = "-" == n2[0] ? n2 : g2[n2] || (g2[n2] = n2.replace(b, "-$&").toLowerCase()), i3 = ";";
      "number" != typeof r2 || o3.startsWith("--") || k2.has(o3) || (i3 = "px;"), t2 = t2 + o3 + ":" + r2 + i3;
    }
  }
  return t2 || void 0;
}
function w2() {
  this.__d = true;
}
function H2(e2, t2) {
  return { __v: e2, context: t2, props: e2.props, setState: w2, forceUpdate: w2, __d: true, __h: new Array(0) };
}
var T2 = {};
var j2 = [];
var P2 = Array.isArray;
var $2 = Object.assign;
var U = "";
var Z = "<!--$s-->";
var F2 = "<!--/$s-->";
function M(e2) {
  return "string" == typeof e2 ? Z + e2 + F2 : P2(e2) ? (e2.unshift(Z), e2.push(F2), e2) : e2 && "function" == typeof e2.then ? e2.then(M) : Z + e2 + F2;
}
function W() {
  return { beforeDiff: n.__b, afterDiff: n.diffed, renderHook: n.__r, unmountHook: n.unmount, rootHook: n.__, commitHook: n.__c, catchError: n.__e, errorBoundaries: n.errorBoundaries };
}
function B2(e2) {
  var t2 = n[o2];
  n[o2] = true;
  try {
    return e2();
  } finally {
    n[o2] = t2;
  }
}
function z2(n2, r2, o3) {
  var i3 = W();
  try {
    var u3 = B2(function() {
      var u4, c3 = k($, null);
      return c3[a2] = [n2], i3.rootHook && i3.rootHook(n2, ((u4 = {})[a2] = c3, u4.nodeType = 1, u4)), q2(n2, r2 || T2, false, void 0, c3, false, o3, i3);
    });
    return P2(u3) ? u3.join(U) : u3;
  } catch (e2) {
    if (e2.then) throw new Error('Use "renderToStringAsync" for suspenseful rendering.');
    throw e2;
  } finally {
    i3.commitHook && B2(function() {
      return i3.commitHook(n2, j2);
    }), j2.length = 0;
  }
}
function N2(e2, t2, n2) {
  var r2, o3 = e2.type, a3 = true;
  return e2[i2] ? (a3 = false, (r2 = e2[i2]).state = r2[c2]) : r2 = new o3(e2.props, t2), e2[i2] = r2, r2.__v = e2, r2.props = e2.props, r2.context = t2, d2(r2), null == r2.state && (r2.state = T2), null == r2[c2] && (r2[c2] = r2.state), o3.getDerivedStateFromProps ? r2.state = $2({}, r2.state, o3.getDerivedStateFromProps(r2.props, r2.state)) : a3 && r2.componentWillMount ? (r2.componentWillMount(), r2.state = r2[c2] !== r2.state ? r2[c2] : r2.state) : !a3 && r2.componentWillUpdate && r2.componentWillUpdate(), n2.renderHook && n2.renderHook(e2), r2.render(r2.props, r2.state, t2);
}
function q2(e2, n2, o3, u3, y3, g3, k3, b2) {
  if (null == e2 || true === e2 || false === e2 || e2 === U) return U;
  var w3 = typeof e2;
  if ("object" != w3) return "function" == w3 ? U : "string" == w3 ? _2(e2) : e2 + U;
  if (P2(e2)) {
    var C2, D2 = U;
    y3[a2] = e2;
    for (var A2 = e2.length, S2 = 0; S2 < A2; S2++) {
      var E2 = e2[S2];
      if (null != E2 && "boolean" != typeof E2) {
        var L2, j3 = q2(E2, n2, o3, u3, y3, g3, k3, b2);
        "string" == typeof j3 ? D2 += j3 : (C2 || (C2 = new Array(A2)), D2 && C2.push(D2), D2 = U, P2(j3) ? (L2 = C2).push.apply(L2, j3) : C2.push(j3));
      }
    }
    return C2 ? (D2 && C2.push(D2), C2) : D2;
  }
  if (!r(e2)) return U;
  e2.__ = y3, b2.beforeDiff && b2.beforeDiff(e2);
  var Z2 = e2.type, F3 = e2.props;
  if ("function" == typeof Z2) {
    var W2, z3, O, R = n2;
    if (Z2 === $) {
      if ("tpl" in F3) {
        for (var K2, G2 = U, J2 = 0; J2 < F3.tpl.length; J2++) if (G2 += F3.tpl[J2], F3.exprs && J2 < F3.exprs.length) {
          var Q = F3.exprs[J2];
          if (null == Q) continue;
          if ("object" == typeof Q && (r(Q) || P2(Q))) {
            var X, Y = q2(Q, n2, o3, u3, e2, g3, k3, b2);
            "string" == typeof Y ? G2 += Y : (K2 || (K2 = []), G2 && K2.push(G2), G2 = U, P2(Y) ? (X = K2).push.apply(X, Y) : K2.push(Y));
          } else G2 += Q;
        }
        return K2 ? (G2 && K2.push(G2), K2) : G2;
      }
      if ("UNSTABLE_comment" in F3) return "<!--" + _2(F3.UNSTABLE_comment) + "-->";
      z3 = F3.children;
    } else {
      if (null != (W2 = Z2.contextType)) {
        var ee = n2[W2.__c];
        R = ee ? ee.props.value : W2.__;
      }
      var te = Z2.prototype && "function" == typeof Z2.prototype.render;
      if (te) z3 = /**#__NOINLINE__**/
      N2(e2, R, b2), O = e2[i2];
      else {
        e2[i2] = O = /**#__NOINLINE__**/
        H2(e2, R);
        for (var ne = 0; m2(O) && ne++ < 25; ) {
          v2(O), b2.renderHook && b2.renderHook(e2);
          try {
            z3 = Z2.call(O, F3, R);
          } catch (t2) {
            throw g3 && t2 && "function" == typeof t2.then && (e2._suspended = true), t2;
          }
        }
        d2(O);
      }
      if (null != O.getChildContext && (n2 = $2({}, n2, O.getChildContext())), te && b2.errorBoundaries && (Z2.getDerivedStateFromError || O.componentDidCatch)) {
        z3 = null != z3 && z3.type === $ && null == z3.key && null == z3.props.tpl ? z3.props.children : z3;
        try {
          return q2(z3, n2, o3, u3, e2, g3, false, b2);
        } catch (r2) {
          return Z2.getDerivedStateFromError && (O[c2] = Z2.getDerivedStateFromError(r2)), O.componentDidCatch && O.componentDidCatch(r2, T2), m2(O) ? (z3 = N2(e2, n2, b2), null != (O = e2[i2]).getChildContext && (n2 = $2({}, n2, O.getChildContext())), q2(z3 = null != z3 && z3.type === $ && null == z3.key && null == z3.props.tpl ? z3.props.children : z3, n2, o3, u3, e2, g3, k3, b2)) : U;
        } finally {
          b2.afterDiff && b2.afterDiff(e2), b2.unmountHook && b2.unmountHook(e2);
        }
      }
    }
    z3 = null != z3 && z3.type === $ && null == z3.key && null == z3.props.tpl ? z3.props.children : z3;
    try {
      var re = q2(z3, n2, o3, u3, e2, g3, k3, b2);
      return b2.afterDiff && b2.afterDiff(e2), b2.unmountHook && b2.unmountHook(e2), e2._suspended ? M(re) : re;
    } catch (t2) {
      if (!g3 && k3 && k3.onError) {
        var oe = (function t3(r2) {
          return k3.onError(r2, e2, function(e3, r3) {
            try {
              return B2(function() {
                return q2(e3, n2, o3, u3, r3, g3, k3, b2);
              });
            } catch (e4) {
              return t3(e4);
            }
          });
        })(t2);
        return void 0 !== oe ? oe : (b2.catchError && b2.catchError(t2, e2), U);
      }
      if (!g3) throw t2;
      if (!t2 || "function" != typeof t2.then) throw t2;
      return t2.then(function t3() {
        try {
          var r2 = B2(function() {
            return q2(z3, n2, o3, u3, e2, g3, k3, b2);
          });
          return e2._suspended ? M(r2) : r2;
        } catch (e3) {
          if (!e3 || "function" != typeof e3.then) throw e3;
          return e3.then(t3);
        }
      });
    }
  }
  var ie, ae = "<" + Z2, ue = U;
  for (var ce in F3) {
    var fe = F3[ce];
    if ("function" != typeof (fe = V2(fe) ? fe.value : fe) || "class" === ce || "className" === ce) {
      switch (ce) {
        case "children":
          ie = fe;
          continue;
        case "key":
        case "ref":
        case "__self":
        case "__source":
          continue;
        case "htmlFor":
          if ("for" in F3) continue;
          ce = "for";
          break;
        case "className":
          if ("class" in F3) continue;
          ce = "class";
          break;
        case "defaultChecked":
          ce = "checked";
          break;
        case "defaultSelected":
          ce = "selected";
          break;
        case "defaultValue":
        case "value":
          switch (ce = "value", Z2) {
            case "textarea":
              ie = fe;
              continue;
            case "select":
              u3 = fe;
              continue;
            case "option":
              u3 != fe || "selected" in F3 || (ae += " selected");
          }
          break;
        case "dangerouslySetInnerHTML":
          ue = fe && fe.__html;
          continue;
        case "style":
          "object" == typeof fe && (fe = x2(fe));
          break;
        case "acceptCharset":
          ce = "accept-charset";
          break;
        case "httpEquiv":
          ce = "http-equiv";
          break;
        default:
          if (f2.test(ce)) continue;
          s2.test(ce) ? ce = ce.replace(s2, "$1:$2").toLowerCase() : "-" !== ce[4] && !h2.has(ce) || null == fe ? o3 ? p2.test(ce) && (ce = "panose1" === ce ? "panose-1" : ce.replace(/([A-Z])/g, "-$1").toLowerCase()) : l2.test(ce) && (ce = ce.toLowerCase()) : fe += U;
      }
      null != fe && false !== fe && (ae = true === fe || fe === U ? ae + " " + ce : ae + " " + ce + '="' + _2(fe + U) + '"');
    }
  }
  if (f2.test(Z2)) throw new Error(Z2 + " is not a valid HTML tag name in " + ae + ">");
  if (ue || ("string" == typeof ie ? ue = _2(ie) : null != ie && false !== ie && true !== ie && (ue = q2(ie, n2, "svg" === Z2 || "foreignObject" !== Z2 && o3, u3, e2, g3, k3, b2))), b2.afterDiff && b2.afterDiff(e2), b2.unmountHook && b2.unmountHook(e2), !ue && I2.has(Z2)) return ae + "/>";
  var se = "</" + Z2 + ">", le = ae + ">";
  return P2(ue) ? [le].concat(ue, [se]) : "string" != typeof ue ? [le, ue, se] : le + ue + se;
}
var I2 = /* @__PURE__ */ new Set(["area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr"]);
function V2(e2) {
  return null !== e2 && "object" == typeof e2 && "function" == typeof e2.peek && "value" in e2;
}

// src/render/html-style.ts
var STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #ffffff; --line: #dce1e7; --ink: #1b2430; --quiet: #566373; --link: #0b5cad; --code: #eef1f5; --track: #f0f2f5;
  --pass: #18794e; --pass-soft: #e3f5ec; --fail: #c2232b; --fail-soft: #fdeaea; --warn: #8f5a00; --warn-soft: #fdf2d8;
  --error: #7a3fc0; --error-soft: #f1e9fb; --skip: #5d6875; --skip-soft: #eceff3;
  --bar-pass: #2f9e6d; --bar-fail: #d9444c; --bar-error: #9461d6;
  --shadow: 0 1px 2px rgb(20 30 45 / 6%), 0 6px 20px rgb(20 30 45 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1218; --card: #171d26; --line: #2b3442; --ink: #e7ecf2; --quiet: #a0acba; --link: #7ab7ff; --code: #222b37; --track: #1f2732;
    --pass: #5ed6a0; --pass-soft: #12301f; --fail: #ff8e8e; --fail-soft: #3a1a1d; --warn: #f3c05c; --warn-soft: #362a10;
    --error: #c7a3ff; --error-soft: #2a1d3f; --skip: #a0acba; --skip-soft: #232b36;
    --bar-pass: #3fb882; --bar-fail: #e8676d; --bar-error: #a97be6;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: clamp(1rem, 3vw, 2.5rem) clamp(.9rem, 3vw, 2rem) 3rem; }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: clamp(1.35rem, 1.1rem + 1.6vw, 1.9rem); line-height: 1.2; letter-spacing: -.012em; text-wrap: balance; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .9rem; letter-spacing: -.01em; }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 4px; }
code { font: .875em/1.45 ui-monospace, SFMono-Regular, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--code); border-radius: 5px; padding: .1em .35em; }
summary { cursor: pointer; }
.quiet { color: var(--quiet); }
.small { font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.pass { --tone: var(--pass); --soft: var(--pass-soft); } .fail { --tone: var(--fail); --soft: var(--fail-soft); }
.warn { --tone: var(--warn); --soft: var(--warn-soft); } .error { --tone: var(--error); --soft: var(--error-soft); }
.skip { --tone: var(--skip); --soft: var(--skip-soft); }
.mark { display: inline-grid; place-items: center; flex: none; width: 1.65rem; height: 1.65rem; border-radius: 50%; background: var(--soft); color: var(--tone); font-weight: 700; font-size: .95rem; line-height: 1; }

.hero { padding: clamp(1.1rem, 3vw, 1.9rem); border-top: 5px solid var(--tone); }
.hero-top { display: flex; gap: clamp(.8rem, 2.5vw, 1.3rem); align-items: flex-start; }
.hero .mark { width: clamp(2.7rem, 8vw, 3.6rem); height: clamp(2.7rem, 8vw, 3.6rem); font-size: clamp(1.3rem, 4vw, 1.8rem); }
.brand { color: var(--quiet); font-size: .9rem; margin-bottom: .15rem; }
.brand b { color: var(--tone); text-transform: uppercase; letter-spacing: .06em; font-size: .82rem; }
.counts { display: flex; flex-wrap: wrap; gap: .45rem; margin-top: .8rem; }
.chip { background: var(--soft); color: var(--tone); border-radius: 999px; padding: .12rem .7rem; font-size: .875rem; font-weight: 600; }
.note { margin-top: 1rem; padding: .7rem .9rem; border-radius: 10px; background: var(--warn-soft); color: var(--ink); font-size: .95rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem 1.4rem; margin-top: 1.2rem; padding-top: 1.1rem; border-top: 1px solid var(--line); font-size: .93rem; }
.facts dd span { white-space: nowrap; }
.facts dt { color: var(--quiet); font-size: .8rem; }

.problem { margin-bottom: 1rem; padding: 1.15rem clamp(1rem, 2.5vw, 1.5rem) 1.1rem; border-left: 5px solid var(--tone); }
.problem-head { display: flex; gap: .75rem; align-items: flex-start; }
.problem h3 { font-size: 1.06rem; line-height: 1.4; font-weight: 650; }
.keys { display: flex; flex-wrap: wrap; gap: .35rem; margin-bottom: .3rem; align-items: center; }
.problem .cause, .problem .also { margin-top: .6rem; }
.problem .also li { display: flex; flex-wrap: wrap; gap: .1rem .6rem; margin-top: .3rem; }
.steps { margin: .9rem 0 0; padding: .8rem 1rem .85rem 2.3rem; background: var(--soft); border-radius: 10px; }
.steps li + li { margin-top: .4rem; } .steps li::marker { color: var(--tone); font-weight: 700; }
.steps code, .note code { background: var(--card); }
.aside { margin-top: .8rem; display: flex; flex-wrap: wrap; gap: .15rem 1.2rem; }
.seen { margin-top: .8rem; } .seen ul { margin-top: .45rem; } .seen li { padding-left: 1rem; position: relative; margin-top: .25rem; }
.seen li::before { content: "\u2013"; position: absolute; left: 0; color: var(--quiet); }

.target { margin-bottom: 1rem; overflow: hidden; }
.target h3 { font-size: 1rem; padding: .85rem clamp(.9rem, 2.5vw, 1.3rem); border-bottom: 1px solid var(--line); font-weight: 650; }
.target h3 .quiet { font-weight: 400; font-size: .92rem; margin-left: .5rem; }
.check { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 .8rem; padding: .7rem clamp(.9rem, 2.5vw, 1.3rem); align-items: start; }
.check + .check { border-top: 1px solid var(--line); }
.check .id { font-weight: 600; } .check .time { white-space: nowrap; padding-top: .1rem; font-variant-numeric: tabular-nums; }
.check p { color: var(--ink); font-size: .95rem; } .check.skip p { color: var(--quiet); }

.requests { padding: 1rem clamp(.9rem, 2.5vw, 1.3rem) .6rem; --label: 17rem; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin-bottom: .9rem; }
.legend span { display: inline-flex; align-items: center; gap: .4rem; }
.legend i { width: 1.3rem; height: .7rem; border-radius: 3px; background: var(--bar); }
.ok { --bar: var(--bar-pass); } .refused { --bar: var(--bar-fail); } .unanswered { --bar: var(--bar-error); }
i.wait, .bar.wait { background: repeating-linear-gradient(115deg, var(--quiet) 0 2px, transparent 2px 6px); opacity: .65; }
.axis, .track { position: relative; margin-left: calc(var(--label) + 1rem); }
.axis { height: 1.4rem; font-size: .75rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.axis span { position: absolute; white-space: nowrap; padding-left: .25rem; border-left: 1px solid var(--line); height: 100%; }
.request summary { display: grid; grid-template-columns: var(--label) minmax(0, 1fr); gap: 1rem; align-items: center; padding: .38rem 0; list-style: none; border-top: 1px solid var(--line); }
.request summary::-webkit-details-marker { display: none; }
.request .label { display: flex; gap: .5rem; align-items: baseline; font-size: .9rem; min-width: 0; }
.request .label b { font-weight: 600; } .request .label .when { margin-left: auto; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.request .number { min-width: 1.5rem; text-align: right; font-variant-numeric: tabular-nums; }
.request .track { margin-left: 0; height: 1.15rem; background: var(--track); border-radius: 4px; overflow: hidden; }
.bar { position: absolute; top: 0; bottom: 0; min-width: 3px; border-radius: 3px; background: var(--bar); }
.request dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .2rem 1rem; padding: .3rem 0 .9rem 2rem; font-size: .9rem; }
.request dt { color: var(--quiet); }
.request:target summary { background: var(--warn-soft); }
.request .tag { background: var(--skip-soft); color: var(--skip); border-radius: 999px; padding: 0 .5rem; font-size: .78rem; white-space: nowrap; }
footer { margin-top: 2.2rem; color: var(--quiet); font-size: .875rem; }
@media (max-width: 44rem) {
  .requests { --label: 0px; }
  .axis { margin-left: 0; }
  .request summary { grid-template-columns: minmax(0, 1fr); gap: .3rem; padding: .55rem 0 .65rem; }
  .request .track { height: .8rem; }
  .request dl { padding-left: 0; grid-template-columns: minmax(0, 1fr); gap: 0; } .request dd { margin-bottom: .45rem; }
  .check .time { grid-column: 2; grid-row: 2; padding: 0; }
  .target h3 .quiet { display: block; margin-left: 0; }
}
@media print { body { background: #fff; } .card { box-shadow: none; break-inside: avoid; } }
`;

// src/render/html-text.ts
function htmlText(words) {
  let code = false;
  return words.flatMap((part) => {
    if (typeof part !== "string") return [code ? unwrap(part) : k("bdi", null, unwrap(part))];
    return part.split("`").flatMap((piece, index) => {
      if (index > 0) code = !code;
      if (piece === "") return [];
      return code ? [k("code", null, piece)] : withLinks(piece);
    });
  });
}
function withLinks(words) {
  return words.split(/(https:\/\/[^\s“”"'<>()]+[^\s“”"'<>().,;:])/u).map((piece, index) => index % 2 === 1 ? linkTo(piece, piece) : piece);
}
var linkTo = (url, words) => /^https:\/\/[^\s]+$/u.test(url) ? k("a", { href: url, rel: "noreferrer noopener" }, words) : k("span", null, words);
function shortAddress(url) {
  const [host = url, ...path] = url.replace(/^https:\/\//u, "").replace(/[?#].*$/u, "").split("/").filter((part) => part !== "");
  const last = path.at(-1);
  return last === void 0 ? host : `${host} \u203A ${last}`;
}

// src/render/timeline.ts
function timelineOf(exchanges) {
  const starts = exchanges.map(({ startedAt }) => Date.parse(startedAt)).map((ms) => Number.isFinite(ms) ? ms : 0);
  const first = starts.reduce((least, ms) => Math.min(least, ms), Infinity);
  const placed = exchanges.map((exchange, index) => ({
    exchange,
    number: index + 1,
    startMs: Math.max(0, (starts[index] ?? first) - first),
    durationMs: Math.max(0, exchange.durationMs)
  }));
  const bars = placed.map((bar) => ({ ...bar, waitedMs: waitBefore(bar, placed) })).sort((a3, b2) => a3.startMs - b2.startMs || a3.number - b2.number);
  const totalMs = bars.reduce((most, { startMs, durationMs }) => Math.max(most, startMs + durationMs), 1);
  return { bars, totalMs, ticksMs: ticks(totalMs) };
}
function waitBefore(bar, all) {
  if (bar.exchange.attempt <= 1) return null;
  const before = all.findLast(({ number, exchange }) => number < bar.number && exchange.attempt === bar.exchange.attempt - 1 && isSameRequest(exchange, bar.exchange));
  return before === void 0 ? null : Math.max(0, bar.startMs - before.startMs - before.durationMs);
}
var isSameRequest = (a3, b2) => a3.target === b2.target && a3.purpose === b2.purpose && a3.method === b2.method && a3.url === b2.url;
var MOST_STEPS = 6;
function ticks(totalMs) {
  const power = 10 ** Math.floor(Math.log10(totalMs / MOST_STEPS));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => totalMs / each <= MOST_STEPS) ?? totalMs;
  return Array.from({ length: Math.floor(totalMs / step) + 1 }, (_3, index) => index * step);
}

// src/render/html-timeline.ts
function timelineSection(exchanges) {
  if (exchanges.length === 0) return k("p", { class: "card requests quiet" }, "No request was sent.");
  const timeline = timelineOf(exchanges);
  const axis = timeline.ticksMs.filter((ms) => ms / timeline.totalMs < LAST_TICK).map((ms) => k("span", { style: `left:${percent(ms, timeline)}` }, duration(ms)));
  return k(
    "div",
    { class: "card requests" },
    k("p", { class: "legend small quiet" }, LEGEND.map(([kind, words]) => k("span", null, k("i", { class: kind }), words))),
    k("div", { class: "axis", "aria-hidden": "true" }, axis),
    timeline.bars.map((bar) => requestRow(bar, timeline))
  );
}
var LAST_TICK = 0.9;
var LEGEND = [
  ["ok", "answered"],
  ["refused", "refused"],
  ["unanswered", "no usable answer"],
  ["wait", "waited before a retry"]
];
function kindOf({ status, error }) {
  if (status === null || status === 429 || status >= 500) return "unanswered";
  return error === null && status < 400 ? "ok" : "refused";
}
function requestRow(bar, timeline) {
  const { exchange, number, startMs, durationMs, waitedMs } = bar;
  const tag = exchange.attempt > 1 ? [k("span", { class: "tag" }, `try ${exchange.attempt}`)] : [];
  const wait = waitedMs === null ? [] : [k("span", { class: "bar wait", style: place(startMs - waitedMs, waitedMs, timeline) })];
  return k(
    "details",
    { class: `request ${kindOf(exchange)}`, id: `request-${number}` },
    k(
      "summary",
      null,
      k(
        "span",
        { class: "label" },
        k("span", { class: "number quiet" }, number),
        k("b", null, exchange.purpose),
        tag,
        k("span", { class: "when quiet small" }, `${answerWords(exchange)} \xB7 ${duration(durationMs)}`)
      ),
      k("span", { class: "track", "aria-hidden": "true" }, wait, k("span", { class: "bar", style: place(startMs, durationMs, timeline) }))
    ),
    k("dl", null, detailsOf(bar).map(([name, value]) => [k("dt", null, name), k("dd", null, value)]))
  );
}
function detailsOf({ exchange, startMs, durationMs, waitedMs }) {
  const id = requestIdOf(exchange);
  const tried = exchange.attempt === 1 ? "" : `, try ${exchange.attempt}${waitedMs === null ? "" : `, ${duration(waitedMs)} after the one before`}`;
  return [
    ["Request", k("code", null, `${exchange.method} ${shownUrl(exchange.url)}`)],
    ["For", `${exchange.target}, ${exchange.purpose}`],
    ["When", `${exchange.startedAt}, ${duration(startMs)} after the first, for ${duration(durationMs)}${tried}`],
    ["Answer", [answerWords(exchange), ...errorWords(exchange.error).flatMap((words) => [" ", k("bdi", null, unwrap(words))])]],
    ...id === null ? [] : [["Request id", k("code", null, id)]]
  ];
}
function errorWords(error) {
  if (error === null || "transport" in error) return [];
  return [error.code, error.message, error.wwwAuthenticate].flatMap((each) => each ?? []);
}
var percent = (ms, { totalMs }) => `${(ms / totalMs * 100).toFixed(2)}%`;
var place = (startMs, durationMs, timeline) => (
  // Kept inside the track, where the shortest bar is still to be seen.
  `left:min(${percent(Math.max(0, startMs), timeline)},calc(100% - 3px));width:${percent(durationMs, timeline)}`
);

// src/render/html.ts
var POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
function renderHtml(report) {
  const page = k(
    "html",
    { lang: "en" },
    k(
      "head",
      null,
      k("meta", { charset: "utf-8" }),
      k("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
      k("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      k("meta", { name: "referrer", content: "no-referrer" }),
      k("title", null, `${MARKS[report.verdict]} Box Preflight: ${report.verdict}`),
      k("style", { dangerouslySetInnerHTML: { __html: STYLE } })
    ),
    k("body", null, k("main", null, hero(report), problemSection(report), checkSection(report), requestSection(report), foot(report)))
  );
  return `<!doctype html>
${z2(page)}
`;
}
var mark = (status) => k("span", { class: "mark", role: "img", "aria-label": status }, MARKS[status]);
function hero(report) {
  const chips = STATUSES.filter((status) => report.counts[status] > 0).map((status) => k("li", { class: `chip ${status}` }, `${report.counts[status]} ${COUNTED[status]}`));
  return k(
    "header",
    { class: `card hero ${report.verdict}` },
    k(
      "div",
      { class: "hero-top" },
      mark(report.verdict),
      k(
        "div",
        null,
        k("p", { class: "brand" }, "Box Preflight ", k("b", null, report.verdict)),
        k("h1", null, verdictWords(report)),
        k("ul", { class: "counts" }, chips)
      )
    ),
    report.identityOnly ? k("p", { class: "note" }, htmlText([IDENTITY_ONLY])) : null,
    k("dl", { class: "facts" }, factsOf(report).map(([name, value]) => k("div", null, k("dt", null, name), k("dd", null, value))))
  );
}
function factsOf({ run, startedAt, durationMs, apiCalls, clock, ...report }) {
  return [
    ...run === null ? [] : [["Run", run.url === null ? unwrap(run.name) : linkTo(run.url, unwrap(run.name))]],
    ["Started", k("time", { datetime: startedAt }, `${startedAt.slice(0, 19).replace("T", " ")} UTC`)],
    ["Took", `${duration(durationMs)}, ${several(apiCalls, "request")} to Box`],
    ["From", hostWords(report)],
    ...clock === null ? [] : [["This host\u2019s clock", skewOf(clock)]]
  ];
}
var skewOf = ({ skewSeconds, uncertaintySeconds }) => [`${Math.abs(skewSeconds).toFixed(1)} s ${skewSeconds < 0 ? "behind" : "ahead of"} Box\u2019s `, k("span", null, `(\xB1 ${uncertaintySeconds.toFixed(1)} s)`)];
function problemSection(report) {
  const problems = problemsOf(report);
  if (problems.length === 0) return null;
  return k("section", null, k("h2", null, "What to do"), problems.map(problemCard));
}
function problemCard(problem) {
  const { status, affected: [first, ...others], diagnosis } = problem;
  const { code, confidence, remedy, owner, docs, retryable } = diagnosis;
  const cause = furtherCause(first.message, diagnosis);
  const links = docs.flatMap((url, index) => [...index === 0 ? ["Read more: "] : [", "], linkTo(url, shortAddress(url))]);
  return k(
    "article",
    { class: `card problem ${status}` },
    k(
      "div",
      { class: "problem-head" },
      mark(status),
      k(
        "div",
        null,
        k("p", { class: "keys" }, k("code", { id: anchorOf(first.key) }, first.key)),
        k("h3", null, htmlText(first.message))
      )
    ),
    others.length === 0 ? null : k("ul", { class: "also" }, others.map((each) => k("li", null, k("code", { id: anchorOf(each.key) }, each.key), k("span", null, htmlText(each.message))))),
    cause === null ? null : k("p", { class: "cause" }, htmlText(cause)),
    remedy.length === 0 ? null : k("ol", { class: "steps" }, remedy.map((step) => k("li", null, htmlText(step)))),
    k(
      "p",
      { class: "aside small" },
      k("span", null, OWNERS[owner], retryable ? " Running again may be enough." : ""),
      k("span", { class: "quiet" }, k("code", null, code), ` ${CONFIDENCES[confidence]}`)
    ),
    docs.length === 0 ? null : k("p", { class: "aside small quiet" }, k("span", null, links)),
    seenFold([first, ...others])
  );
}
function seenFold(affected) {
  const seen = affected.flatMap(({ evidence }) => evidence);
  if (seen.length === 0) return null;
  return k(
    "details",
    { class: "seen small" },
    k("summary", null, `What was seen (${seen.length})`),
    k("ul", null, seen.map(({ text, exchange }) => k("li", null, htmlText(text), exchange === null ? null : [" ", k("a", { href: `#request-${exchange + 1}` }, `request ${exchange + 1}`)])))
  );
}
function checkSection(report) {
  return k(
    "section",
    null,
    k("h2", null, "Checks"),
    report.targets.filter(({ checks }) => checks.length > 0).map((target) => k(
      "section",
      { class: "card target" },
      k("h3", null, target.name, k("span", { class: "quiet" }, htmlText(targetWords(target, report)))),
      k("ul", null, target.checks.map((check) => checkRow(target, check)))
    ))
  );
}
function checkRow(target, { id, title, status, message, durationMs, requests }) {
  const key = `${target.name}/${id}`;
  const isProblem = status !== "pass" && status !== "skip";
  return k(
    "li",
    { class: `check ${status}` },
    mark(status),
    k(
      "div",
      null,
      k("p", { class: "id", title }, k("code", null, id)),
      k("p", null, htmlText(message), isProblem ? [" ", k("a", { href: `#${anchorOf(key)}`, class: "small" }, "What to do")] : null)
    ),
    k("span", { class: "time small quiet" }, [...status === "skip" ? [] : [duration(durationMs)], ...requests === 0 ? [] : [several(requests, "request")]].join(", "))
  );
}
var anchorOf = (key) => `check-${Array.from(key, (letter) => /[a-z0-9]/iu.test(letter) ? letter : `-${(letter.codePointAt(0) ?? 0).toString(16)}-`).join("")}`;
var requestSection = ({ exchanges }) => k("section", null, k("h2", null, "Requests"), timelineSection(exchanges));
var foot = ({ tool }) => k("footer", null, `${tool.name} ${tool.version}. What was seen from this host: its clock, its network and its location speak for nobody else\u2019s.`);
export {
  renderHtml
};
