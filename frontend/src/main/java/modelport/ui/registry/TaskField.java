package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Chooses a task, or leaves it to the platform to find it out. */
public final class TaskField extends Select<String> {
    private static final String GUESS = "";

    public TaskField() {
        setLabel(t("upload.task"));
        setItemLabelGenerator(task -> task.equals(GUESS) ? t("upload.task.guess") : TaskCode.name(task));
        offer(GUESS);
    }

    /** The chosen code; none where the platform shall guess. */
    public @Nullable String code() {
        return getValue().equals(GUESS) ? null : getValue();
    }

    /** Offers what is known and this one, which may be of a newer platform, and chooses it. */
    public void offer(String task) {
        var items = new ArrayList<String>();
        items.add(GUESS);
        items.addAll(TaskCode.KNOWN);
        if (!items.contains(task)) {
            items.add(task);
        }
        setItems(items);
        setValue(task);
    }
}
