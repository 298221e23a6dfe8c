package modelport.ui.notification;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.time.Duration;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.DeliveryState;
import modelport.contract.notification.Webhook;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Pulse;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** What was sent to an address, the newest first: whether it arrived, and a way to send it once more. */
final class DeliveriesDrawer extends Dialog {
    private static final int PAGE = 25;
    private static final Duration FRESH = Duration.ofSeconds(4);

    private final Here here;
    private final Webhook webhook;
    private final Box failure = Box.of("");
    private final MoreList<Delivery> list;

    DeliveriesDrawer(Here here, Webhook webhook) {
        this.here = here;
        this.webhook = webhook;
        addClassName("mp-side-drawer");
        addClassName("mp-wide-drawer");
        setHeaderTitle(t("webhooks.deliveries"));
        var close = new Button(Icon.CROSS.draw(), click -> close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        getHeader().add(close);
        list = new MoreList<>(t("webhooks.deliveries"), this::page, this::createLine, DeliveriesDrawer::none);
        add(Words.plain("p", "mp-mono mp-webhook-url", webhook.url()), failure, list, new Pulse(FRESH, this::refresh));
    }

    private Page<Delivery> page(@Nullable String after) {
        return here.modelport().webhooks().deliveries(here.project(), webhook.id(), new PageRequest(PAGE, after, null));
    }

    private Component createLine(Delivery delivery) {
        var again = new Button(t("webhooks.again"), click -> sendAgain(delivery));
        return Box.of(
                "mp-delivery",
                Box.of(
                        "mp-delivery-words",
                        Words.strong(delivery.topic()),
                        Words.of("mp-mono mp-delivery-subject", DeliveryText.subject(delivery)),
                        Words.plain("span", "mp-delivery-answer", DeliveryText.answer(delivery))),
                Box.of(
                        "mp-delivery-state",
                        StateBadge.quiet(DeliveryText.state(delivery.state()), DeliveryText.word(delivery.state())),
                        Words.muted(DeliveryText.attempts(delivery)),
                        Formats.when(delivery.at())),
                again);
    }

    /** What waits may have arrived meanwhile. */
    private void refresh() {
        boolean waits = list.shown().stream().anyMatch(each -> each.state() == DeliveryState.WAITING);
        if (waits && list.shown().size() <= PAGE && !list.loading()) {
            list.reload();
        }
    }

    private void sendAgain(Delivery delivery) {
        try {
            here.modelport().webhooks().redeliver(here.project(), webhook.id(), delivery.id());
            failure.removeAll();
            Notice.show(t("webhooks.sentAgain"));
            list.reload();
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }

    private static Component none() {
        return new EmptyState(Icon.WEBHOOK, t("webhooks.noDelivery"), t("webhooks.noDelivery.text"));
    }
}
