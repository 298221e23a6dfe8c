package modelport.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.function.IntConsumer;
import modelport.contract.PageRequest;
import modelport.contract.monitoring.AlertFilter;
import modelport.ui.components.Tasks;

/** How many alerts of the project are not over, counted again when an event says that one of them moved. */
final class AlertsWatch {
    private AlertsWatch() {}

    /** Calls back with the number while the component is attached: at once, and whenever it may have changed. */
    static void look(Component component, IntConsumer then) {
        component.addAttachListener(attach -> read(component, then));
        Feed.listen(component, Feed.about("alert"), events -> read(component, then));
    }

    private static void read(Component component, IntConsumer then) {
        UI ui = component.getUI().orElseThrow();
        Here here = Here.current();
        Tasks.of(ui).start(() -> {
            int count;
            try {
                count = here.modelport()
                        .alerts()
                        .list(
                                here.project(),
                                AlertFilter.unresolved(),
                                new PageRequest(WaitingWatch.MOST + 1, null, null))
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
