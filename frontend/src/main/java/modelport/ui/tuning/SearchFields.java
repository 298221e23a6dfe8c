package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import java.util.Arrays;
import java.util.List;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.TrainerSearch;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** The trainers that there are, each with what is tried of it. */
final class SearchFields extends Box {
    private final List<SearchField> fields;
    private final Words missing = Words.plain("p", "mp-field-error", "");

    SearchFields(TrainerCatalogue catalogue, Runnable changed) {
        super("div", "mp-stack");
        fields = catalogue.trainers().stream()
                .map(each -> new SearchField(each, catalogue.mostSettings(), () -> {
                    missing.setText("");
                    changed.run();
                }))
                .toList();
        missing.getElement().setAttribute("role", "alert");
        var list = Box.tag("ul", "mp-search-fields");
        fields.forEach(list::add);
        add(list, missing);
    }

    /** These and no others. */
    void only(TrainerSearch... wanted) {
        List<TrainerSearch> all = Arrays.asList(wanted);
        fields.forEach(field -> all.stream()
                .filter(each -> each.trainer().equals(field.name()))
                .findFirst()
                .ifPresentOrElse(field::show, () -> field.takesPart.setValue(false)));
    }

    List<TrainerSearch> searches() {
        return fields.stream().flatMap(each -> each.search().stream()).toList();
    }

    boolean isValid() {
        boolean none = searches().isEmpty();
        missing.setText(none ? t("tuning.trainers.missing") : "");
        return fields.stream().map(SearchField::isValid).reduce(true, (first, second) -> first && second) && !none;
    }

    SearchField of(String trainer) {
        return fields.stream()
                .filter(each -> each.name().equals(trainer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no trainer " + trainer));
    }
}
