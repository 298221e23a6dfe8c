package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.release.EnvironmentPolicy;
import modelport.ui.components.Box;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.MoreList;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** The policies that an environment had, and what changed between any two of them. */
final class HistorySection extends Box {
    private static final int PAGE = 5;

    final Select<Integer> from = new Select<>();
    final Select<Integer> to = new Select<>();
    private final Box difference = Box.of("mp-history-difference");
    private final Here here;
    private final Slug environment;
    private final EnvironmentPolicy newest;
    private final Consumer<Pair> chosen;

    /** Two numbers; 0 where none was chosen. */
    record Pair(int from, int to) {
        static Pair of(String from, String to) {
            return new Pair(number(from), number(to));
        }

        private static int number(String text) {
            return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        }
    }

    HistorySection(Here here, EnvironmentPolicy newest, Pair pair, Consumer<Pair> chosen) {
        super("section", "mp-section mp-history");
        this.here = here;
        this.newest = newest;
        this.chosen = chosen;
        environment = newest.environment();
        var head = new Section(t("policy.history")).explained(t("policy.history.explain"));
        add(head, new MoreList<>(t("policy.history"), this::page, this::createLine, () -> Box.of("")));
        if (newest.number() > 1) {
            add(createComparison(pair));
        }
    }

    /** What changed between two of them. */
    void compare(int first, int second) {
        from.setValue(first);
        to.setValue(second);
    }

    private Page<EnvironmentPolicy> page(@Nullable String after) {
        int first = after == null ? newest.number() : Integer.parseInt(after) - 1;
        int last = Math.max(1, first - PAGE + 1);
        List<EnvironmentPolicy> items = IntStream.rangeClosed(last, first)
                .boxed()
                .sorted((a, b) -> b - a)
                .map(this::read)
                .toList();
        return new Page<>(items, last == 1 ? null : Integer.toString(last));
    }

    private EnvironmentPolicy read(int number) {
        return number == newest.number()
                ? newest
                : here.modelport().environments().policy(here.project(), environment, number);
    }

    private Component createLine(EnvironmentPolicy policy) {
        int number = policy.number();
        Component action = number == 1
                ? Words.muted(t("policy.history.first"))
                : new Button(t("policy.history.change"), click -> compare(number - 1, number));
        return Box.of(
                "mp-history-line",
                Words.strong(t("policy.number", number)),
                Words.of(PolicyText.summary(policy.policy())),
                Box.of("mp-endpoint", Words.of(policy.createdBy()), Formats.when(policy.createdAt())),
                new DigestChip(policy.digest()),
                action);
    }

    private Component createComparison(Pair pair) {
        List<Integer> numbers = IntStream.rangeClosed(1, newest.number())
                .map(i -> newest.number() - i + 1)
                .boxed()
                .toList();
        int second = inRange(pair.to()) ? pair.to() : newest.number();
        int first = inRange(pair.from()) ? pair.from() : Math.max(1, second - 1);
        setUp(from, t("policy.history.from"), numbers, first);
        setUp(to, t("policy.history.to"), numbers, second);
        show();
        return Box.of("mp-history-compare", Box.of("mp-filters", from, to), difference);
    }

    private void setUp(Select<Integer> select, String label, List<Integer> numbers, int value) {
        select.setLabel(label);
        select.setItems(numbers);
        select.setItemLabelGenerator(number -> t("policy.number", number));
        select.setValue(value);
        select.addValueChangeListener(change -> {
            show();
            chosen.accept(new Pair(from.getValue(), to.getValue()));
        });
    }

    private void show() {
        int first = from.getValue();
        int second = to.getValue();
        difference.show(new Panel<>(
                2,
                () -> List.of(read(first), read(second)),
                both -> ChangeList.of(PolicyChange.between(
                        both.getFirst().policy(), both.getLast().policy()))));
    }

    private boolean inRange(int number) {
        return number >= 1 && number <= newest.number();
    }
}
