package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.release.Weekday;
import org.jspecify.annotations.Nullable;

/** A time in which nothing is deployed: once, from a day to a day, or every week. */
final class FreezeRow extends Row {
    final TextField title = new TextField(t("policy.freeze.title"));
    final Select<Boolean> weekly = new Select<>();
    final Select<Weekday> fromDay = new Select<>();
    final Select<Weekday> toDay = new Select<>();
    final TimePicker fromTime = new TimePicker(t("policy.freeze.at"));
    final TimePicker toTime = new TimePicker(t("policy.freeze.at"));
    final DateTimePicker from = new DateTimePicker(t("policy.freeze.from"));
    final DateTimePicker to = new DateTimePicker(t("policy.freeze.to"));
    final FreezeDraft draft;

    FreezeRow(FreezeDraft draft, Owner owner) {
        super(owner);
        this.draft = draft;
        title.setValue(draft.title);
        title.setMaxLength(200);
        title.setPlaceholder(t("policy.freeze.title.example"));
        title.setValueChangeMode(ValueChangeMode.LAZY);
        title.addValueChangeListener(change -> {
            draft.title = change.getValue().strip();
            title.setInvalid(false);
            changed();
        });
        weekly.setLabel(t("policy.freeze.how"));
        weekly.setItems(true, false);
        weekly.setItemLabelGenerator(each -> t(each ? "policy.freeze.everyWeek" : "policy.freeze.once"));
        weekly.setValue(draft.weekly);
        weekly.addValueChangeListener(change -> {
            draft.weekly = change.getValue();
            showFields(fields());
        });
        setUp(fromDay, t("policy.freeze.from"), draft.fromDay, day -> draft.fromDay = day);
        setUp(toDay, t("policy.freeze.to"), draft.toDay, day -> draft.toDay = day);
        setUp(fromTime, draft.fromTime, time -> draft.fromTime = time);
        setUp(toTime, draft.toTime, time -> draft.toTime = time);
        setUp(from, draft.from, time -> draft.from = time);
        setUp(to, draft.to, time -> draft.to = time);
        setUp(false, fields());
    }

    @Override
    String says() {
        return draft.isComplete() ? PolicyText.window(draft.window()) : t("policy.freeze.incomplete");
    }

    @Override
    void refuse(String part, String why) {
        title.setErrorMessage(why);
        title.setInvalid(true);
    }

    boolean check() {
        if (draft.title.isBlank()) {
            refuse("title", t("policy.freeze.title.missing"));
            return false;
        }
        if (!draft.isComplete()) {
            refuse("title", t("policy.freeze.incomplete"));
            return false;
        }
        return true;
    }

    private Component[] fields() {
        return draft.weekly
                ? new Component[] {title, weekly, fromDay, fromTime, toDay, toTime}
                : new Component[] {title, weekly, from, to};
    }

    private void setUp(Select<Weekday> select, String label, Weekday value, Consumer<Weekday> taken) {
        select.setLabel(label);
        select.setItems(Weekday.values());
        select.setItemLabelGenerator(PolicyText::day);
        select.setValue(value);
        select.addValueChangeListener(change -> {
            taken.accept(change.getValue());
            again();
        });
    }

    private void setUp(TimePicker picker, @Nullable LocalTime value, Consumer<@Nullable LocalTime> taken) {
        // Twenty-four hours in both languages.
        picker.setLocale(Locale.UK);
        picker.setValue(value);
        picker.addValueChangeListener(change -> {
            taken.accept(change.getValue());
            again();
        });
    }

    private void setUp(DateTimePicker picker, @Nullable LocalDateTime value, Consumer<@Nullable LocalDateTime> taken) {
        picker.setLocale(Locale.UK);
        picker.setDatePickerI18n(words());
        picker.setValue(value);
        picker.addValueChangeListener(change -> {
            taken.accept(change.getValue());
            again();
        });
    }

    private void again() {
        title.setInvalid(false);
        changed();
    }

    private DatePickerI18n words() {
        Locale locale = getLocale();
        Function<Integer, DayOfWeek> day = i -> DayOfWeek.of(i == 0 ? 7 : i);
        List<DayOfWeek> days = IntStream.range(0, 7).boxed().map(day).toList();
        return new DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setFirstDayOfWeek(1)
                .setToday(t("policy.freeze.today"))
                .setCancel(t("action.cancel"))
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(days.stream()
                        .map(each -> each.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdaysShort(days.stream()
                        .map(each -> each.getDisplayName(TextStyle.NARROW_STANDALONE, locale))
                        .toList());
    }
}
