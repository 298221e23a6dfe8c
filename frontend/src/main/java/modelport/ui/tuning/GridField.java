package modelport.ui.tuning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.ui.components.Box;

/** A grid: for each parameter the values that are tried, in every combination. */
public final class GridField extends Box {
    private final Map<String, ValuesField> fields = new LinkedHashMap<>();

    /** Calls {@code changed} whenever a value comes or goes. */
    public GridField(List<HyperParameterInfo> parameters, Runnable changed) {
        super("div", "mp-grid-field");
        parameters.forEach(each -> fields.put(each.name(), new ValuesField(each, changed)));
        fields.values().forEach(this::add);
    }

    /** These values; parameters that are not named keep their initial ones. */
    public void show(Map<String, ? extends Collection<?>> grid) {
        fields.forEach((name, field) -> {
            Collection<?> values = grid.get(name);
            field.show(values == null ? List.of() : values);
        });
    }

    /** What is tried; without the parameters that keep their initial values. */
    public Map<String, List<Object>> grid() {
        Map<String, List<Object>> grid = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (!field.chosen().isEmpty()) {
                grid.put(name, field.chosen());
            }
        });
        return grid;
    }

    /** Whether everything that was typed is a value. */
    public boolean isValid() {
        return fields.values().stream().allMatch(ValuesField::isValid);
    }

    ValuesField field(String name) {
        ValuesField field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return field;
    }
}
