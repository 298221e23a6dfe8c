package modelport.ui.notification;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.notification.Notification;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import modelport.ui.shell.NotificationLine;
import modelport.ui.shell.NotificationsChanged;
import org.jspecify.annotations.Nullable;

/** Everything that the visitor was told, in all projects. */
@Route(value = "notifications", layout = MainLayout.class)
public class NotificationsPage extends modelport.ui.components.Page {
    private static final int PAGE = 50;

    private Here here = Here.current();
    private boolean unreadOnly;
    private MoreList<Notification> list = createList();

    public NotificationsPage() {
        Feed.listen(this, Feed.about("notification"), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        unreadOnly = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("unread")
                .isPresent();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.notifications"), ""));
    }

    @Override
    protected void build() {
        var curl = new CodeDrawer(t("nav.notifications"))
                .code("curl", () -> Code.curl("GET", "/api/v1/notifications?limit=50&unread=" + unreadOnly));
        var settings = new Button(t("notifications.settings"), click -> new SettingsDialog(here).open());
        var all = new Button(t("notifications.markAllRead"), Icon.CHECK.draw(), click -> markAllRead());
        list = createList();
        add(
                new PageHeader(t("nav.notifications"), curl.button(), settings, all)
                        .facts(Words.of(t("notifications.facts"))),
                createFilters(),
                list);
    }

    /** What is on the page. */
    List<Notification> shown() {
        return list.shown();
    }

    /** Shows only what is unread, or everything, and says so in the address. */
    void show(boolean unread) {
        unreadOnly = unread;
        String address = Links.notifications();
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, unread ? address + (address.contains("?") ? "&" : "?") + "unread=1" : address);
        rewrite();
    }

    private MoreList<Notification> createList() {
        return new MoreList<>(t("nav.notifications"), this::page, this::createLine, this::createNone);
    }

    private Page<Notification> page(@Nullable String after) {
        return here.modelport().notifications().list(unreadOnly, new PageRequest(PAGE, after, null));
    }

    private Component createLine(Notification notification) {
        return new NotificationLine(notification, this::markRead);
    }

    private Component createFilters() {
        var filters = Box.of("mp-filters").attribute("role", "group").attribute("aria-label", t("notifications.which"));
        filters.add(createFilter(false), createFilter(true));
        return filters;
    }

    private Component createFilter(boolean unread) {
        var button = new Button(t(unread ? "notifications.unread" : "notifications.everything"), click -> show(unread));
        button.addClassName("mp-filter");
        button.getElement().setAttribute("aria-pressed", Boolean.toString(unread == unreadOnly));
        return button;
    }

    private Component createNone() {
        return unreadOnly
                ? new EmptyState(Icon.BELL, t("notifications.noneUnread"), t("notifications.noneUnread.text"))
                : new EmptyState(Icon.BELL, t("notifications.empty"), t("notifications.empty.text"));
    }

    private void markRead(Notification notification) {
        here.modelport().notifications().markRead(notification.id());
        NotificationsChanged.tell();
        list.reload();
    }

    private void markAllRead() {
        here.modelport().notifications().markAllRead();
        NotificationsChanged.tell();
        list.reload();
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.shown().size() <= PAGE) {
            list.reload();
        }
    }
}
