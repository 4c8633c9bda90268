"""A web page that shows the portal and nothing else.

This and ``web_sheet`` are the only modules that import WebEngine, which costs some 30 MiB and must
come after the first paint (facts, "Start"); so they are imported only when a portal is opened.
"""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineClientCertificateSelection,
    QWebEngineDesktopMediaRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineLoadingInfo,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineWebAuthUxRequest,
)

from desktop.domain.errors import Problem, ProblemCode
from ui.web_hosts import AllowList
from ui.web_problems import ABORTED, from_http_status, from_net_error

_Attribute = QWebEngineSettings.WebAttribute
_Status = QWebEngineLoadingInfo.LoadStatus
_SWITCHES = {
    _Attribute.JavascriptEnabled: True,
    _Attribute.LocalStorageEnabled: True,  # in memory, like everything else of this profile
    _Attribute.PlaybackRequiresUserGesture: True,
    _Attribute.AllowGeolocationOnInsecureOrigins: False,
    _Attribute.AllowRunningInsecureContent: False,
    _Attribute.AllowWindowActivationFromJavaScript: False,
    _Attribute.AutoLoadIconsForPage: False,
    _Attribute.BackForwardCacheEnabled: False,
    _Attribute.DnsPrefetchEnabled: False,
    _Attribute.ErrorPageEnabled: False,
    _Attribute.FullScreenSupportEnabled: False,
    _Attribute.HyperlinkAuditingEnabled: False,
    _Attribute.JavascriptCanAccessClipboard: False,
    _Attribute.JavascriptCanOpenWindows: False,
    _Attribute.JavascriptCanPaste: False,
    _Attribute.LocalContentCanAccessFileUrls: False,
    _Attribute.LocalContentCanAccessRemoteUrls: False,
    _Attribute.NavigateOnDropEnabled: False,
    _Attribute.PdfViewerEnabled: False,
    _Attribute.PluginsEnabled: False,
    _Attribute.ScreenCaptureEnabled: False,
    _Attribute.TouchIconsEnabled: False,
    _Attribute.WebGLEnabled: False,
    _Attribute.WebRTCPublicInterfacesOnly: True,
}


class Fence(QWebEngineUrlRequestInterceptor):
    """Stops every request, of pages and of their parts, to a host that is not on the list."""

    def __init__(self, allowed: AllowList) -> None:
        super().__init__()
        self._allowed = allowed

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Called for each request and for each of its redirects."""
        if not self._allowed.may_load(info.requestUrl()):
            info.block(True)


class PortalPage(QWebEnginePage):
    """Says no to everything that a page may ask of a browser, without a word.

    ``said``, ``asked``: an alert, a question; ``failed``: the page did not come, or is gone;
    ``refused``: we did not go where we were sent, which matters while there is no page yet.
    """

    said = Signal(str)
    asked = Signal(str)
    failed = Signal(Problem)
    refused = Signal(Problem)

    def __init__(self, profile: QWebEngineProfile, allowed: AllowList) -> None:
        super().__init__(profile)
        self._allowed = allowed
        self._agreed = ""
        for attribute, value in _SWITCHES.items():
            self.settings().setAttribute(attribute, value)
        self.loadingChanged.connect(self._loading_changed)
        self.renderProcessTerminated.connect(lambda *_: self.failed.emit(Problem(ProblemCode.PAGE_DIED)))
        self._refuse_requests()

    def agree(self, question: str) -> None:
        """The officer said yes to this question; it holds for the next time that the page asks it."""
        self._agreed = question

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, main: bool
    ) -> bool:
        """Links and redirects stay on the list; other programs are never started."""
        there = QUrl(url)
        inner = there == QUrl("about:blank") if main else self._allowed.may_load(there)
        allowed = inner or self._allowed.may_show(there)
        if main and not allowed:
            self.refused.emit(Problem(ProblemCode.URL_OFF_LIST))
        return allowed

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """No second window, no tab."""
        return None  # type: ignore[return-value]  # the stub forgets Qt's "or null"

    def chooseFiles(self, mode: object, old: object, types: object) -> list[str]:
        """The portal needs no files of this PC."""
        return []

    def javaScriptConsoleMessage(self, level: object, message: str, line: int, source: str) -> None:
        """A page's chatter may hold anything, so it goes nowhere."""

    def javaScriptAlert(self, origin: QUrl | str, text: str) -> None:
        """The page goes on at once; the officer reads it beside the page."""
        self.said.emit(text)

    def javaScriptConfirm(self, origin: QUrl | str, text: str) -> bool:
        """No, until the officer has said yes: nothing here may wait for an answer."""
        agreed, self._agreed = self._agreed == text and text != "", ""
        if not agreed:
            self.asked.emit(text)
        return agreed

    def javaScriptPrompt(self, origin: QUrl | str, text: str, default: str) -> tuple[bool, str]:
        """Nothing is typed outside the page."""
        return False, ""

    def _loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        if info.status() is _Status.LoadStartedStatus:
            self._agreed = ""
        elif info.status() is not _Status.LoadSucceededStatus:
            self._load_ended(info)

    def _load_ended(self, info: QWebEngineLoadingInfo) -> None:
        if info.errorDomain() is QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain:
            self.failed.emit(from_http_status(info.errorCode()))
        elif info.errorCode() != ABORTED:
            self.failed.emit(from_net_error(info.errorCode()))

    def _refuse_requests(self) -> None:
        self.certificateError.connect(_refuse_certificate)
        self.selectClientCertificate.connect(_offer_none)
        self.permissionRequested.connect(_deny)
        for wish in (
            self.fullScreenRequested,
            self.registerProtocolHandlerRequested,
            self.fileSystemAccessRequested,
        ):
            wish.connect(_reject)
        for wish in (self.desktopMediaRequested, self.webAuthUxRequested):
            wish.connect(_cancel)


def _refuse_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()


def _offer_none(selection: QWebEngineClientCertificateSelection) -> None:
    selection.selectNone()


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _reject(
    wish: QWebEngineFullScreenRequest
    | QWebEngineRegisterProtocolHandlerRequest
    | QWebEngineFileSystemAccessRequest,
) -> None:
    wish.reject()


def _cancel(wish: QWebEngineDesktopMediaRequest | QWebEngineWebAuthUxRequest) -> None:
    wish.cancel()
