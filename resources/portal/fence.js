// Keeps the parts of a document among the allowed hosts also where a server sends a request on: a policy
// (POLICY) that the document gets in a head which is there for this moment only. Nothing of it stays.
{
  const head = document.createElement("head"), meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = POLICY;
  head.append(meta);
  if (document.documentElement instanceof HTMLHtmlElement) {
    document.documentElement.append(head);
    head.remove();
  }
}
