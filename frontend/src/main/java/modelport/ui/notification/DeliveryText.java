package modelport.ui.notification;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import java.util.TreeMap;
import java.util.stream.Collectors;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.DeliveryState;
import modelport.ui.components.Formats;
import modelport.ui.components.State;

/** How a delivery went, in words. */
final class DeliveryText {
    private DeliveryText() {}

    static String word(DeliveryState state) {
        return t("webhooks.delivery." + state);
    }

    static State state(DeliveryState state) {
        return switch (state) {
            case WAITING -> State.MOVING;
            case DELIVERED -> State.GOOD;
            case GIVEN_UP -> State.ACT;
        };
    }

    /** What it was about, such as model=iris, version=3. */
    static String subject(Delivery delivery) {
        return new TreeMap<>(delivery.subject())
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** What the last attempt got. */
    static String answer(Delivery delivery) {
        if (delivery.reason() != null) {
            return say(delivery.reason());
        }
        return delivery.status() == null
                ? t("webhooks.noAnswer")
                : t("webhooks.answered", Integer.toString(delivery.status()));
    }

    /** How often it was tried, and when again. */
    static String attempts(Delivery delivery) {
        return delivery.nextAt() == null
                ? t("webhooks.attempts", delivery.attempts())
                : t("webhooks.attempts.next", delivery.attempts(), Formats.clock(delivery.nextAt()));
    }
}
