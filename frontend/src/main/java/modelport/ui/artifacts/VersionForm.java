package modelport.ui.artifacts;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import modelport.contract.ModelsApi;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.Samples;
import modelport.contract.registry.VersionMetadata;
import modelport.ui.components.Box;
import modelport.ui.registry.TagsField;
import modelport.ui.registry.TaskCode;
import modelport.ui.registry.TaskField;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** What somebody says about the files: which model they are a version of, and a few words. */
final class VersionForm extends Box {
    final ComboBox<String> name = new ComboBox<>();
    final TextField title = new TextField();
    final TaskField task = new TaskField();
    final TagsField tags = new TagsField();
    private final Here here;
    private final Runnable changed;
    private Optional<Model> known = Optional.empty();

    VersionForm(Here here, Runnable changed) {
        super("div", "mp-form");
        this.here = here;
        this.changed = changed;
        name.setItems(query -> models(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        name.setAllowCustomValue(true);
        name.addCustomValueSetListener(typed -> name.setValue(typed.getDetail().strip()));
        name.addValueChangeListener(change -> look());
        title.setMaxLength(200);
        add(name, title, task, tags);
    }

    /** Writes its words in the present language. */
    void write() {
        name.setLabel(t("upload.model"));
        title.setLabel(t("upload.versionTitle"));
        title.setHelperText(t("upload.versionTitle.help"));
        task.setLabel(t("upload.task"));
        task.setItemLabelGenerator(code -> code.isEmpty() ? t("upload.task.guess") : TaskCode.name(code));
        tags.setLabel(t("upload.tags"));
        tags.setHelperText(t("upload.tags.help"));
        look();
    }

    boolean isNamed() {
        return name.getValue() != null && Slug.isOne(name.getValue());
    }

    /** A name for those who have not given one yet. */
    void suggest(String slug) {
        if (name.isEmpty()) {
            name.setValue(slug);
        }
    }

    /** The model that the files become a version of; registered if it is new. */
    Slug model() {
        var slug = new Slug(name.getValue());
        if (known.isEmpty()) {
            here.modelport()
                    .models()
                    .register(here.project(), new NewModel(slug, null, task.code(), null, tags.words()));
            known = find(slug);
        }
        return slug;
    }

    VersionMetadata metadata(@Nullable Samples samples) {
        return new VersionMetadata(
                title.isEmpty() ? null : title.getValue().strip(), null, tags.words(), null, samples, null);
    }

    private void look() {
        String typed = name.getValue();
        known = typed != null && Slug.isOne(typed) ? find(new Slug(typed)) : Optional.empty();
        name.setInvalid(typed != null && !typed.isEmpty() && !Slug.isOne(typed));
        name.setErrorMessage(t("upload.name.wrong"));
        name.setHelperText(help());
        task.setVisible(known.isEmpty());
        changed.run();
    }

    private String help() {
        if (!isNamed()) {
            return t("upload.name.rule");
        }
        return known.map(model -> t("upload.name.known", "v" + (model.versions() + 1)))
                .orElseGet(() -> t("upload.name.new"));
    }

    private Optional<Model> find(Slug slug) {
        try {
            return Optional.of(here.modelport().models().get(here.project(), slug));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<String> models(String words, int offset, int limit) {
        // The platform pages by name, the field by place: the first two hundred that match are enough to choose from.
        ModelsApi models = here.modelport().models();
        return models
                .list(here.project(), new PageRequest(PageRequest.MAX_LIMIT, null, words.isBlank() ? null : words))
                .items()
                .stream()
                .map(model -> model.name().value())
                .skip(offset)
                .limit(limit)
                .toList();
    }
}
