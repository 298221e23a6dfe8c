package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import modelport.contract.NotificationsApi;
import modelport.contract.PageRequest;
import modelport.contract.notification.Notification;
import modelport.contract.notification.Urgency;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;

/** What the visitor was told, from every page: how much is unread, the newest of it, and a word when more comes. */
final class Bell extends Composite<Span> {
    private static final PageRequest NEWEST = new PageRequest(8, null, null);
    private static final int SHOWN_AS_MANY = 99;

    final Button button = new Button(Icon.BELL.draw());
    final Box list = Box.of("mp-told-list");
    private final Words count = Words.of("mp-bell-count", "");
    private final Button all = new Button(t("notifications.markAllRead"), click -> markAllRead());
    private final Set<UUID> known = new HashSet<>();
    private final NotificationsApi notifications = Here.current().modelport().notifications();
    private boolean first = true;

    private record News(int unread, List<Notification> newest) {}

    Bell() {
        button.addThemeName("tertiary");
        button.addClassNames("mp-icon-button", "mp-bell");
        button.setSuffixComponent(count);
        all.addThemeName("tertiary");
        all.addClassName("mp-bell-all");
        var panel = TopBar.popover(button, "mp-panel", t("nav.notifications"));
        panel.addClassName("mp-bell-panel");
        panel.add(
                Box.of("mp-bell-head", Words.tag("h2", "", t("nav.notifications")), all),
                list,
                Links.to(Links.notifications(), t("notifications.all")));
        getContent().add(button, panel);
        show(new News(0, List.of()));
        Feed.listen(this, Feed.about("notification"), events -> load());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        Registration told = ComponentUtil.addListener(attach.getUI(), NotificationsChanged.class, changed -> load());
        var once = new AtomicReference<Registration>();
        once.set(addDetachListener(detach -> {
            told.remove();
            once.get().remove();
        }));
        load();
    }

    private void load() {
        Tasks.run(this, this::fetch, outcome -> {
            // What cannot be read now is read with the next news; the pages say what is wrong.
            if (outcome instanceof Tasks.Outcome.Done<News>(News news)) {
                announce(news.newest());
                show(news);
            }
        });
    }

    private News fetch() {
        return new News(
                notifications.unread().unread(),
                notifications.list(false, NEWEST).items());
    }

    private void show(News news) {
        int unread = news.unread();
        String figure = unread > SHOWN_AS_MANY ? SHOWN_AS_MANY + "+" : Integer.toString(unread);
        count.setText(unread == 0 ? "" : figure);
        count.setVisible(unread > 0);
        String label = t("notifications.bell", unread);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        all.setVisible(unread > 0);
        if (news.newest().isEmpty()) {
            list.show(Words.tag("p", "mp-panel-none", t("notifications.none")));
            return;
        }
        list.rewrite(news.newest().stream()
                .map(each -> new NotificationLine(each, this::markRead))
                .toArray(NotificationLine[]::new));
    }

    /** A word about what has come since the page was opened, if it wants something of the visitor. */
    private void announce(List<Notification> newest) {
        List<Notification> fresh = newest.stream()
                .filter(each -> known.add(each.id()) && !each.read() && each.urgency() != Urgency.NEWS)
                .toList();
        if (!first && !fresh.isEmpty()) {
            Toast.show(fresh, this::markRead);
        }
        first = false;
    }

    private void markRead(Notification notification) {
        notifications.markRead(notification.id());
        NotificationsChanged.tell();
    }

    private void markAllRead() {
        notifications.markAllRead();
        NotificationsChanged.tell();
        UI.getCurrent().getPage().executeJs("document.querySelector('.mp-bell')?.focus()");
    }
}
