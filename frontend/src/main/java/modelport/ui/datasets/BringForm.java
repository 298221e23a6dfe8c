package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.NewDataset;
import modelport.ui.components.Box;
import modelport.ui.shell.Here;

/**
 * What somebody says about a table: which dataset it is a version of, what it is for, and which column is the label.
 */
final class BringForm extends Box {
    final ComboBox<String> name = new ComboBox<>();
    final TextField title = new TextField();
    final TextField label = new TextField();
    final TextField note = new TextField();
    final RolesField roles = new RolesField();
    private final Here here;
    private final Runnable changed;
    private Optional<Dataset> known = Optional.empty();

    BringForm(Here here, Runnable changed) {
        super("div", "mp-stack mp-bring");
        this.here = here;
        this.changed = changed;
        name.setItems(query -> names(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        name.setAllowCustomValue(true);
        name.addCustomValueSetListener(typed -> name.setValue(typed.getDetail().strip()));
        name.addValueChangeListener(change -> look());
        title.setMaxLength(200);
        add(Box.of("mp-form", name, title, label, note), roles);
    }

    /** Writes its words in the present language. */
    void write() {
        name.setLabel(t("bring.dataset"));
        title.setLabel(t("upload.title"));
        title.setHelperText(t("bring.title.help"));
        label.setLabel(t("schema.label"));
        label.setHelperText(t("bring.label.help"));
        note.setLabel(t("bring.note"));
        note.setHelperText(t("bring.note.help"));
        roles.write();
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

    /** The dataset that the table becomes a version of; made if it is new. */
    Slug dataset() {
        var slug = new Slug(name.getValue());
        if (known.isEmpty()) {
            String said = title.isEmpty() ? null : title.getValue().strip();
            here.modelport().datasets().create(here.project(), new NewDataset(slug, said, null, null));
            known = find(slug);
        }
        return slug;
    }

    DatasetMetadata metadata() {
        return new DatasetMetadata(
                label.isEmpty() ? null : label.getValue().strip(),
                roles.chosen(),
                null,
                null,
                null,
                note.isEmpty() ? null : note.getValue().strip());
    }

    private void look() {
        String typed = name.getValue();
        known = typed != null && Slug.isOne(typed) ? find(new Slug(typed)) : Optional.empty();
        name.setInvalid(typed != null && !typed.isEmpty() && !Slug.isOne(typed));
        name.setErrorMessage(t("upload.name.wrong"));
        name.setHelperText(help());
        title.setVisible(known.isEmpty());
        changed.run();
    }

    private String help() {
        if (!isNamed()) {
            return t("upload.name.rule");
        }
        return known.map(dataset -> t("bring.known", "v" + (dataset.versions() + 1)))
                .orElseGet(() -> t("bring.new"));
    }

    private Optional<Dataset> find(Slug slug) {
        try {
            return Optional.of(here.modelport().datasets().get(here.project(), slug));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<String> names(String words, int offset, int limit) {
        // The platform pages by name, the field by place: the first two hundred that match are enough to choose from.
        return here
                .modelport()
                .datasets()
                .list(
                        here.project(),
                        new PageRequest(PageRequest.MAX_LIMIT, null, words.isBlank() ? null : words),
                        null)
                .items()
                .stream()
                .map(dataset -> dataset.name().value())
                .skip(offset)
                .limit(limit)
                .toList();
    }
}
