package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import modelport.contract.PageRequest;
import modelport.contract.compression.Candidate;
import modelport.ui.components.Box;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Chooses which recipes are tried: all that fit, or some. */
final class RecipesField extends Box {
    /** How many. */
    enum Which {
        ALL,
        SOME
    }

    private static final int LOOKED_AT = 5;
    private static final String OLDER_PROCESSORS = "dynamic-int7";

    final RadioButtonGroup<Which> which = new RadioButtonGroup<>();
    final CheckboxGroup<String> some = new CheckboxGroup<>();

    RecipesField(Here here) {
        super("div", "mp-recipes-field");
        which.setLabel(t("compression.recipes"));
        which.setItems(Which.values());
        which.setItemLabelGenerator(each -> t("compression.which." + each));
        which.setValue(Which.ALL);
        which.setHelperText(t("compression.which.help"));
        some.setItems(offered(here));
        some.setItemLabelGenerator(RecipeText::title);
        some.setItemHelperGenerator(RecipeText::explanation);
        some.setAriaLabel(t("compression.recipes"));
        some.addClassName("mp-recipes");
        some.setVisible(false);
        which.addValueChangeListener(change -> some.setVisible(change.getValue() == Which.SOME));
        add(which, some);
    }

    /** Whether something would be tried. */
    boolean isComplete() {
        return which.getValue() == Which.ALL || !some.getValue().isEmpty();
    }

    /** Codes; nothing for all. */
    @Nullable
    List<String> codes() {
        return which.getValue() == Which.ALL
                ? null
                : some.getListDataView()
                        .getItems()
                        .filter(some.getValue()::contains)
                        .toList();
    }

    /** What is known everywhere, and what searches here have tried beside that. */
    private static Set<String> offered(Here here) {
        List<String> seen = here
                .modelport()
                .compressions()
                .list(here.project(), null, null, new PageRequest(LOOKED_AT, null, null))
                .items()
                .stream()
                .flatMap(search -> search.candidates().stream())
                .map(Candidate::recipe)
                .toList();
        // Which of the two a processor is fast with, its server decides.
        boolean older = seen.stream().anyMatch(code -> code.contains(OLDER_PROCESSORS));
        Set<String> offered = new LinkedHashSet<>();
        RecipeText.KNOWN.forEach(code -> offered.add(older ? code.replace("dynamic-int8", OLDER_PROCESSORS) : code));
        offered.addAll(seen);
        return offered;
    }
}
