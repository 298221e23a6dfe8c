package modelport.ui.shell;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.function.Consumer;
import modelport.contract.notification.Notification;
import modelport.contract.notification.Urgency;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;

/** A word in the corner about what has just come; screen readers say it when they have said what they were saying. */
final class Toast {
    private static final int WHILE = 12_000;

    private Toast() {}

    /** One thing as it is, several as their number. What is wrong stays until somebody closes it. */
    static void show(List<Notification> fresh, Consumer<Notification> read) {
        boolean alert = fresh.stream().anyMatch(each -> each.urgency() == Urgency.ALERT);
        var card = new com.vaadin.flow.component.notification.Notification();
        card.addClassName(alert ? "mp-toast-alert" : "mp-toast-action");
        card.addClassName("mp-toast");
        card.setPosition(com.vaadin.flow.component.notification.Notification.Position.TOP_END);
        card.setDuration(alert ? 0 : WHILE);
        card.setAssertive(false);
        var close = new Button(Icon.CROSS.draw(), click -> card.close());
        close.addThemeName("tertiary");
        close.addClassName("mp-icon-button");
        close.setAriaLabel(t("action.close"));
        card.add(Box.of(
                "mp-notice-row",
                NotificationLine.state(alert ? Urgency.ALERT : Urgency.ACTION).mark(),
                fresh.size() == 1 ? one(fresh.getFirst(), card::close, read) : many(fresh.size(), card::close),
                close));
        card.open();
    }

    private static Component one(Notification notification, Runnable close, Consumer<Notification> read) {
        String sentence = say(notification.message());
        return SubjectLinks.of(notification.project(), notification.subject())
                .<Component>map(href -> link(href, sentence, () -> {
                    close.run();
                    read.accept(notification);
                }))
                .orElseGet(() -> Words.plain("p", "", sentence));
    }

    private static Component many(int count, Runnable close) {
        return link(Links.notifications(), t("notifications.several", count), close);
    }

    private static Component link(String href, String text, Runnable followed) {
        var link = Links.to(href, text);
        link.getElement().addEventListener("click", _ -> followed.run());
        return link;
    }
}
