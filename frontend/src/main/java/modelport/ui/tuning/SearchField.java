package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.tuning.ParameterRange;
import modelport.contract.tuning.RandomSpace;
import modelport.contract.tuning.TrainerInfo;
import modelport.contract.tuning.TrainerSearch;
import modelport.ui.components.Box;

/** One trainer: whether it takes part, and which of its settings are tried. */
final class SearchField extends Box {
    /** How settings are chosen. */
    enum Way {
        GRID,
        RANDOM,
        INITIAL
    }

    private static final int USUAL_COUNT = 20;

    final Checkbox takesPart = new Checkbox();
    final RadioButtonGroup<Way> way = new RadioButtonGroup<>();
    final IntegerField count = new IntegerField(t("tuning.random.count"));
    final GridField grid;
    private final TrainerInfo trainer;
    private final Map<String, RangeField> ranges = new LinkedHashMap<>();
    private final Box randomly = Box.of("mp-ranges", count);
    private final int most;

    SearchField(TrainerInfo trainer, int most, Runnable changed) {
        super("li", "mp-search-field");
        this.trainer = trainer;
        this.most = most;
        grid = new GridField(trainer.parameters(), changed);
        takesPart.setLabel(SettingText.trainer(trainer.name()));
        takesPart.setHelperText(about(trainer));
        way.setItems(Way.values());
        way.setItemLabelGenerator(each -> t("tuning.way." + each));
        way.setAriaLabel(t("tuning.way"));
        way.setValue(Way.GRID);
        count.setMin(1);
        count.setMax(most);
        count.setValue(USUAL_COUNT);
        count.setStepButtonsVisible(true);
        count.setErrorMessage(t("maintenance.number.wrong", 1, most));
        trainer.parameters().forEach(each -> {
            var field = new RangeField(each, changed);
            ranges.put(each.name(), field);
            randomly.add(field);
        });
        takesPart.addValueChangeListener(change -> {
            write();
            changed.run();
        });
        way.addValueChangeListener(change -> {
            write();
            changed.run();
        });
        count.addValueChangeListener(change -> changed.run());
        add(takesPart, way, grid, randomly);
        write();
    }

    String name() {
        return trainer.name();
    }

    TrainerInfo trainer() {
        return trainer;
    }

    /** Tries these settings. */
    void show(TrainerSearch search) {
        takesPart.setValue(true);
        RandomSpace random = search.random();
        Map<String, List<Object>> values = search.grid();
        if (random != null) {
            way.setValue(Way.RANDOM);
            count.setValue(random.count());
            ranges.forEach((name, field) ->
                    field.show(random.ranges().getOrDefault(name, new ParameterRange(null, null, null, null))));
        } else if (values == null || values.isEmpty()) {
            way.setValue(Way.INITIAL);
        } else {
            way.setValue(Way.GRID);
            grid.show(values);
        }
    }

    /** What is tried; nothing if it takes no part. */
    Optional<TrainerSearch> search() {
        if (!takesPart.getValue()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (way.getValue()) {
                    case INITIAL -> new TrainerSearch(trainer.name(), null, null);
                    case GRID ->
                        grid.grid().isEmpty()
                                ? new TrainerSearch(trainer.name(), null, null)
                                : TrainerSearch.grid(trainer.name(), grid.grid());
                    case RANDOM ->
                        TrainerSearch.random(trainer.name(), count.isEmpty() ? 1 : count.getValue(), drawn());
                });
    }

    /** Whether everything makes sense, if it takes part. */
    boolean isValid() {
        if (!takesPart.getValue()) {
            return true;
        }
        return switch (way.getValue()) {
            case INITIAL -> true;
            case GRID -> grid.isValid();
            case RANDOM -> {
                Integer wanted = count.getValue();
                count.setInvalid(wanted == null || wanted < 1 || wanted > most);
                boolean drawn = ranges.values().stream().allMatch(RangeField::isValid);
                yield drawn && !count.isInvalid();
            }
        };
    }

    RangeField range(String parameter) {
        RangeField field = ranges.get(parameter);
        if (field == null) {
            throw new IllegalArgumentException("no parameter " + parameter);
        }
        return field;
    }

    private Map<String, ParameterRange> drawn() {
        Map<String, ParameterRange> drawn = new LinkedHashMap<>();
        ranges.forEach((name, field) -> field.range().ifPresent(range -> drawn.put(name, range)));
        return drawn;
    }

    private void write() {
        boolean part = takesPart.getValue();
        way.setVisible(part);
        grid.setVisible(part && way.getValue() == Way.GRID);
        randomly.setVisible(part && way.getValue() == Way.RANDOM);
        getElement().getClassList().set("mp-search-off", !part);
    }

    private static String about(TrainerInfo trainer) {
        List<String> parts = new ArrayList<>();
        if (trainer.classes()) {
            parts.add(t("tuning.trainer.classes"));
        }
        if (trainer.numbers()) {
            parts.add(t("tuning.trainer.numbers"));
        }
        if (trainer.gaps()) {
            parts.add(t("tuning.trainer.gaps"));
        }
        return String.join(t("list.comma"), parts);
    }
}
