// Keeps the parts of a document among the allowed hosts also where a server sends a request on: a policy
// (POLICY) that the document gets before anything else is in it. Nothing of the elements stays.
{
  const [html, head, meta] = ["html", "head", "meta"].map((name) => document.createElement(name));
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = POLICY;
  head.append(meta);
  const there = document.documentElement;
  if (!there) {
    html.append(head);
    document.append(html);
    html.remove();
  } else if (there instanceof HTMLHtmlElement) {
    there.append(head);
    head.remove();
  }
}
