package modelport.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.monitoring.AlertFilter;
import modelport.ui.components.Tasks;

/** A number beside an entry of the menu, counted again when an event says that it may have changed. */
final class CountWatch {
    /** More than this is "99+" anyway. */
    static final int MOST = 99;

    private CountWatch() {}

    /** Calls back with the number of releases that wait for the visitor. */
    static void waitingReleases(Component component, IntConsumer then) {
        look(component, "release", (here, most) -> here.modelport().releases().waiting(most), then);
    }

    /** Calls back with the number of alerts of the project that are not over. */
    static void openAlerts(Component component, IntConsumer then) {
        look(
                component,
                "alert",
                (here, most) -> here.modelport().alerts().list(here.project(), AlertFilter.unresolved(), most),
                then);
    }

    /** Counts while the component is attached: at once, and after each event about {@code topic}. */
    private static void look(
            Component component, String topic, BiFunction<Here, PageRequest, Page<?>> list, IntConsumer then) {
        component.addAttachListener(attach -> read(component, list, then));
        Feed.listen(component, Feed.about(topic), events -> read(component, list, then));
    }

    private static void read(Component component, BiFunction<Here, PageRequest, Page<?>> list, IntConsumer then) {
        UI ui = component.getUI().orElseThrow();
        Here here = Here.current();
        Tasks.of(ui).start(() -> {
            int count;
            try {
                count = list.apply(here, new PageRequest(MOST + 1, null, null))
                        .items()
                        .size();
            } catch (RuntimeException _) {
                // The page that lists them says what is wrong; the number comes with the next event.
                return;
            }
            Tasks.on(ui, () -> {
                if (component.isAttached()) {
                    then.accept(count);
                }
            });
        });
    }
}
