package modelport.statistics.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import modelport.statistics.Interval;
import modelport.statistics.interval.Newcombe;
import org.jspecify.annotations.Nullable;

/** What the last windows show of every aspect of every column. */
final class Looks {
    /** A window of another week says something from this part of the least count on. */
    private static final int PART = 4;

    private final Watch watch;
    private final SeasonalRule rule;
    private final List<Subject> subjects;
    private final List<Span> recent;
    private final List<List<Look>> looks = new ArrayList<>();

    private Looks(Watch watch, SeasonalRule rule, List<Subject> subjects, List<Span> recent) {
        this.watch = watch;
        this.rule = rule;
        this.subjects = subjects;
        this.recent = recent;
    }

    static Looks at(Watch watch, SeasonalRule rule) {
        var subjects = new ArrayList<Subject>();
        for (int column = 0; column < watch.columns().size(); column++) {
            for (Aspect aspect : Aspect.of(watch.columns().get(column).cells())) {
                subjects.add(new Subject(column, aspect, watch.columns().get(column)));
            }
        }
        int from = Math.max(0, watch.closed().size() - rule.rule().windows());
        List<Span> recent = watch.closed().subList(from, watch.closed().size()).reversed();
        var looks = new Looks(watch, rule, subjects, recent);
        List<Unrest> unrest = subjects.stream().map(looks::unrest).toList();
        for (Span window : recent) {
            var row = new ArrayList<Look>();
            for (int i = 0; i < subjects.size(); i++) {
                row.add(looks.look(subjects.get(i), window, unrest.get(i)));
            }
            looks.looks.add(row);
        }
        return looks;
    }

    int size() {
        return subjects.size();
    }

    /** One of the windows before the newest, which is 0. */
    Look get(int back, int subject) {
        return looks.get(back).get(subject);
    }

    boolean moved(int back, int subject, double q) {
        return back < looks.size() && get(back, subject).moved(q, rule.rule().q());
    }

    double[] p(int back, ToDoubleFunction<Look> of) {
        return back < looks.size()
                ? looks.get(back).stream().mapToDouble(of).toArray()
                : subjects.stream().mapToDouble(subject -> 1).toArray();
    }

    Finding finding(int subject, DriftState state, double q, int moves) {
        Subject of = subjects.get(subject);
        Look look = get(0, subject);
        CellCounts counts = watch.timeline().counts(of.column(), recent.getFirst());
        double effect = look.enough() ? look.effect() : 0;
        return new Finding(
                of.column(),
                of.aspect(),
                state,
                look.fromReference(),
                look.fromWeeks(),
                look.unrest(),
                q,
                effect,
                of.watched().importance() * effect,
                moves,
                of.rate(counts),
                of.rate(of.watched().reference()),
                of.change(counts));
    }

    private Look look(Subject subject, Span window, Unrest unrest) {
        Watched watched = subject.watched();
        CellCounts counts = watch.timeline().counts(subject.column(), window);
        boolean enough = subject.base(counts) >= rule.rule().least();
        Optional<CellCounts> weeks = weeks(subject, window);
        Shift away = subject.between(watched.reference(), counts);
        @Nullable
        Shift unlike = weeks.map(earlier -> subject.between(earlier, counts)).orElse(null);
        double m = (double) subject.base(counts);
        double n = (double) subject.base(watched.reference());
        double k = weeks.map(earlier -> (double) subject.base(earlier)).orElse(1.0);
        return new Look(
                enough,
                watched.effect(),
                rule.alone(),
                unrest,
                away,
                enough ? unrest.p(away.chiSquare(), away.degrees()) : 1,
                m == 0 || n == 0 ? 0 : away.stability(unrest.inflation(), n, m),
                unlike,
                enough && unlike != null ? unrest.p(unlike.chiSquare(), unlike.degrees()) : 1,
                m == 0 || unlike == null ? 0 : unlike.stability(unrest.inflation(), k, m));
    }

    /** The same hours of the last weeks that have some traffic and are an example; empty if they are too few. */
    private Optional<CellCounts> weeks(Subject subject, Span window) {
        int found = 0;
        CellCounts sum = subject.watched().cells().none();
        for (int back = 1; back <= rule.history() && found < rule.weeks(); back++) {
            Span earlier = window.weeksBefore(back);
            if (!watch.isExample(earlier, window)) {
                continue;
            }
            CellCounts counts = watch.timeline().counts(subject.column(), earlier);
            if (isSome(subject, counts)) {
                found++;
                sum = sum.plus(counts);
            }
        }
        return found >= 2 && subject.base(sum) >= rule.rule().least() ? Optional.of(sum) : Optional.empty();
    }

    /** From windows that may serve as examples, each beside the same hours of the week before. */
    private Unrest unrest(Subject subject) {
        Span oldest = recent.getLast();
        Span earliest = oldest.weeksBefore(rule.history());
        var ratios = new ArrayList<Double>();
        int degrees = 0;
        for (Span window : watch.closed()) {
            if (window.from().isBefore(earliest.from()) || !watch.isExample(window, oldest)) {
                continue;
            }
            CellCounts after = watch.timeline().counts(subject.column(), window);
            CellCounts before = watch.timeline().counts(subject.column(), window.weeksBefore(1));
            if (isSome(subject, before) && isSome(subject, after)) {
                Shift shift = subject.between(before, after);
                if (shift.degrees() > 0) {
                    ratios.add(shift.chiSquare() / shift.degrees());
                    degrees += shift.degrees();
                }
            }
        }
        return ratios.isEmpty()
                ? Unrest.NONE
                : Unrest.learn(
                        ratios.stream().mapToDouble(Double::doubleValue).toArray(),
                        Math.round((float) degrees / ratios.size()));
    }

    private boolean isSome(Subject subject, CellCounts counts) {
        return subject.base(counts) * PART >= rule.rule().least();
    }

    /** An aspect of a column. */
    private record Subject(int column, Aspect aspect, Watched watched) {
        long base(CellCounts counts) {
            return aspect.base(counts);
        }

        Shift between(CellCounts reference, CellCounts current) {
            return aspect.between(watched.cells(), reference, current);
        }

        @Nullable
        Double rate(CellCounts counts) {
            return aspect == Aspect.SHAPE || base(counts) == 0
                    ? null
                    : (double) aspect.hits(watched.cells(), counts) / base(counts);
        }

        @Nullable
        Interval change(CellCounts counts) {
            CellCounts reference = watched.reference();
            return aspect == Aspect.SHAPE || base(counts) == 0 || base(reference) == 0
                    ? null
                    : Newcombe.of(
                            aspect.hits(watched.cells(), reference),
                            base(reference),
                            aspect.hits(watched.cells(), counts),
                            base(counts));
        }
    }
}
