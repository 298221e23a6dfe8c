package modelport.server.tuning.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.TuningBudget;
import modelport.onnx.RefusedException;
import modelport.training.tuning.Folds;
import modelport.training.tuning.SearchSpace;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trainer;
import org.jspecify.annotations.Nullable;

/** Reads what people ask for. */
public final class Requests {
    public static final int MOST_SETTINGS = SearchSpace.MOST;
    private static final int USUAL_FOLDS = 5;
    private static final int MOST_THREADS = 256;
    private static final int MOST_MINUTES = 60 * 24 * 30;
    private static final int LONGEST_CODE = 60;

    private Requests() {}

    /** Throws {@link Problem.Invalid} for numbers that make no sense, and fills in the number of folds. */
    public static int folds(NewTuning wanted) {
        int folds = Objects.requireNonNullElse(wanted.folds(), USUAL_FOLDS);
        check("folds", folds, 2, Folds.MOST);
        check("threads", wanted.threads(), 1, MOST_THREADS);
        TuningBudget budget = Objects.requireNonNullElseGet(wanted.budget(), TuningBudget::none);
        check("budget.minutes", budget.minutes(), 1, MOST_MINUTES);
        check("budget.fits", budget.fits(), folds, Integer.MAX_VALUE);
        return folds;
    }

    /** The trainers that are asked for, each once. */
    public static List<Trainer> trainers(NewTuning wanted) {
        if (wanted.searches().isEmpty()) {
            throw invalid("searches", "tuning.no-searches", "known", Trainers.names());
        }
        var trainers = new ArrayList<Trainer>();
        for (int i = 0; i < wanted.searches().size(); i++) {
            TrainerSearch search = wanted.searches().get(i);
            String field = "searches[" + i + "].trainer";
            Trainer trainer = Trainers.find(search.trainer())
                    .orElseThrow(() -> invalid(
                            field,
                            "tuning.unknown-trainer",
                            "trainer",
                            shortened(search.trainer()),
                            "known",
                            Trainers.names()));
            if (trainers.contains(trainer)) {
                throw invalid(field, "tuning.trainer-twice", "trainer", trainer.name());
            }
            trainers.add(trainer);
        }
        return trainers;
    }

    /**
     * The settings that are tried, each once: as far as the budget goes, and in any order where it may not be enough
     * for all.
     */
    public static List<Tried> settings(NewTuning wanted, int folds, long seed) {
        List<Trainer> trainers = trainers(wanted);
        boolean baseline = Boolean.TRUE.equals(wanted.baseline());
        var settings = new ArrayList<Tried>();
        for (int i = 0; i < trainers.size(); i++) {
            Trainer trainer = trainers.get(i);
            var own = new ArrayList<Setting>();
            if (baseline) {
                own.add(Setting.of(Map.of()));
            }
            own.addAll(Spaces.settings(wanted.searches().get(i), trainer, "searches[" + i + "]", seed));
            for (Setting setting : own) {
                settings.add(tried(trainer, setting, "searches[" + i + "]"));
            }
            checkCount(settings.size());
        }
        return numbered(withinBudget(distinct(settings), wanted.budget(), folds, seed));
    }

    private static Tried tried(Trainer trainer, Setting setting, String field) {
        try {
            return Tried.of(0, trainer, setting);
        } catch (RefusedException e) {
            String name = e.refusal().args().get("name");
            throw refused(name == null ? field : field + "." + name, e);
        }
    }

    private static List<Tried> distinct(List<Tried> settings) {
        Set<String> seen = new HashSet<>();
        return settings.stream().filter(each -> seen.add(each.digest())).toList();
    }

    private static List<Tried> withinBudget(List<Tried> all, @Nullable TuningBudget budget, int folds, long seed) {
        if (budget == null || (budget.minutes() == null && budget.fits() == null)) {
            return all;
        }
        Integer fits = budget.fits();
        int most = fits == null ? all.size() : Math.min(all.size(), fits / folds);
        if (budget.minutes() == null && most == all.size()) {
            return all;
        }
        // The corner of a grid would say little of the rest.
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.sort((one, other) -> Boolean.compare(other.initial(), one.initial()));
        return List.copyOf(shuffled.subList(0, most));
    }

    private static List<Tried> numbered(List<Tried> settings) {
        var numbered = new ArrayList<Tried>();
        settings.forEach(each -> numbered.add(each.at(numbered.size() + 1)));
        return numbered;
    }

    static ProblemException refused(String field, RefusedException e) {
        var args = new ArrayList<String>();
        e.refusal().args().forEach((name, value) -> Collections.addAll(args, name, value));
        return invalid(field, e.refusal().code(), args.toArray(String[]::new));
    }

    static void checkCount(double settings) {
        if (settings < 1 || settings > MOST_SETTINGS) {
            throw invalid(
                    "searches",
                    "training.settings",
                    "found",
                    Long.toString((long) settings),
                    "limit",
                    Integer.toString(MOST_SETTINGS));
        }
    }

    private static void check(String field, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw invalid(
                    field, "tuning.whole-between", "least", Integer.toString(least), "most", Integer.toString(most));
        }
    }

    static ProblemException invalid(String field, String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field(field, code, pairs));
    }

    static String shortened(String text) {
        return text.length() > LONGEST_CODE ? text.substring(0, LONGEST_CODE) + "…" : text;
    }
}
