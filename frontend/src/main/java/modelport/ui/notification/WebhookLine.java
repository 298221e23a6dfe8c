package modelport.ui.notification;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.function.BiConsumer;
import modelport.contract.notification.Webhook;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;

/** One address: what it hears, whether it hears it, and what can be done about it. */
final class WebhookLine extends Box {
    enum Action {
        TEST,
        DELIVERIES,
        SWITCH,
        DELETE
    }

    WebhookLine(Webhook webhook, BiConsumer<Webhook, Action> act) {
        super("div", "mp-webhook");
        var words = Box.of(
                "mp-webhook-words",
                Words.of("mp-mono mp-webhook-url", webhook.url()),
                createTopics(webhook),
                Box.of(
                        "mp-webhook-when",
                        Words.of(t("webhooks.made", webhook.createdBy(), Formats.ago(webhook.createdAt()))),
                        createDelivered(webhook)));
        add(words, createHealth(webhook), createActions(webhook, act));
    }

    /** Whether somebody should look at it. */
    static boolean isUnwell(Webhook webhook) {
        return webhook.enabled() && webhook.failures() > 0;
    }

    /** How many topics it hears; a sign for all. */
    static String topicCount(Webhook webhook) {
        return webhook.events().isEmpty()
                ? "\u221e"
                : Integer.toString(webhook.events().size());
    }

    private static Component createTopics(Webhook webhook) {
        var topics = Box.of("mp-tags");
        if (webhook.events().isEmpty()) {
            topics.add(Chip.of(t("webhooks.everything")));
        }
        webhook.events().forEach(each -> topics.add(Chip.of(each.endsWith(".") ? each + "*" : each)));
        return topics;
    }

    private static Component createDelivered(Webhook webhook) {
        return Words.of(
                webhook.deliveredAt() == null
                        ? t("webhooks.neverDelivered")
                        : t("webhooks.delivered", Formats.ago(webhook.deliveredAt())));
    }

    private static Component createHealth(Webhook webhook) {
        if (!webhook.enabled()) {
            return StateBadge.quiet(State.IDLE, t("webhooks.off"));
        }
        if (webhook.failures() > 0) {
            return StateBadge.quiet(State.ACT, t("webhooks.failing", webhook.failures()));
        }
        return webhook.deliveredAt() == null
                ? StateBadge.quiet(State.IDLE, t("webhooks.waiting"))
                : StateBadge.quiet(State.GOOD, t("webhooks.well"));
    }

    private static Component createActions(Webhook webhook, BiConsumer<Webhook, Action> act) {
        var delete = new Button(Icon.CROSS.draw(), click -> act.accept(webhook, Action.DELETE));
        delete.addThemeName("tertiary");
        delete.addClassName("mp-icon-button");
        delete.setAriaLabel(t("webhooks.delete.label", webhook.url()));
        delete.setTooltipText(t("webhooks.delete"));
        return Box.of(
                "mp-webhook-actions",
                new Button(t("webhooks.deliveries"), click -> act.accept(webhook, Action.DELIVERIES)),
                new Button(t("webhooks.test"), click -> act.accept(webhook, Action.TEST)),
                new Button(
                        t(webhook.enabled() ? "webhooks.switchOff" : "webhooks.switchOn"),
                        click -> act.accept(webhook, Action.SWITCH)),
                delete);
    }
}
