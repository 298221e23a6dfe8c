package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import modelport.ui.components.Box;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;

/** Edits what people say about a thing: its title, tags and card. */
public final class EditDialog extends Dialog {
    final TextField title = new TextField(t("upload.title"));
    final TagsField tags = new TagsField();
    final TaskField task = new TaskField();
    final TextArea card = new TextArea(t("edit.card"));
    final Button save = new Button(t("action.save"));
    private final Box failure = Box.of("");

    /** Hands itself to {@code change}, which sends what is in the fields. */
    public EditDialog(String heading, Consumer<EditDialog> change) {
        addClassName("mp-form-dialog");
        addClassName("mp-edit-dialog");
        setHeaderTitle(heading);
        card.setHelperText(t("edit.card.help"));
        task.setVisible(false);
        save.addThemeName("primary");
        save.addClickListener(click -> attempt(change));
        add(Box.of("mp-form-stack", title, task, tags, card, failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), save);
    }

    /** What is there now. */
    public void show(String titleNow, List<String> tagsNow, String cardNow) {
        title.setValue(titleNow);
        tags.show(tagsNow);
        card.setValue(cardNow);
    }

    /** What belongs into the card. */
    public void explain(String help) {
        card.setHelperText(help);
    }

    public String titleText() {
        return title.getValue().strip();
    }

    public List<String> tagWords() {
        return tags.words();
    }

    public String cardText() {
        return card.getValue();
    }

    private void attempt(Consumer<EditDialog> change) {
        try {
            change.accept(this);
            close();
            Notice.show(t("action.saved"));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }
}
