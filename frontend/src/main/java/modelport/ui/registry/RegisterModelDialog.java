package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.NewModel;
import modelport.ui.components.Box;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** Registers a model that has no files yet. */
final class RegisterModelDialog extends Dialog {
    final TextField name = new TextField(t("upload.name"));
    final TextField title = new TextField(t("upload.title"));
    final TaskField task = new TaskField();
    final TagsField tags = new TagsField();
    final Button register = new Button(t("models.register"));
    private final Box failure = Box.of("");
    private final Here here;

    RegisterModelDialog(Here here) {
        this.here = here;
        addClassName("mp-form-dialog");
        setHeaderTitle(t("models.register"));
        name.setHelperText(t("upload.name.rule"));
        name.setAutofocus(true);
        name.addValueChangeListener(change -> name.setInvalid(false));
        register.addThemeName("primary");
        register.addClickListener(click -> register());
        add(
                Words.tag("p", "mp-explain", t("models.register.text")),
                Box.of("mp-form-stack", name, title, task, tags, failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), register);
    }

    private void register() {
        if (!Slug.isOne(name.getValue())) {
            name.setInvalid(true);
            name.setErrorMessage(t("upload.name.wrong"));
            return;
        }
        try {
            Model model = here.modelport()
                    .models()
                    .register(
                            here.project(),
                            new NewModel(
                                    new Slug(name.getValue()),
                                    title.isEmpty() ? null : title.getValue().strip(),
                                    task.code(),
                                    null,
                                    tags.words()));
            close();
            Links.go(Links.model(model.name()));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }
}
