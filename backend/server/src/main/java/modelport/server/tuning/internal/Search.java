package modelport.server.tuning.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.evaluation.Machine;
import modelport.onnx.RefusedException;
import modelport.server.jobs.ChildTask.Report;
import modelport.server.jobs.PermanentFailure;
import modelport.statistics.Metric;
import modelport.training.tuning.Cell;
import modelport.training.tuning.CellScore;
import modelport.training.tuning.CrossValidation;
import modelport.training.tuning.FitListener;
import modelport.training.tuning.Folds;
import modelport.training.tuning.Outcome;
import modelport.training.tuning.Score;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trainer;

/** Tries settings, trainer by trainer, until all are known or the time is over; then the best one's model is made. */
final class Search {
    /** Where time is short each trainer gets a turn after so many settings of another one. */
    private static final int TURN = 12;

    private static final Duration QUIET = Duration.ofMillis(500);
    private static final double SEARCHING = 0.95;

    private final TuningOrder order;
    private final TrainingRows rows;
    private final Report report;
    private final Metric metric;
    private final Folds folds;
    private final long start = System.nanoTime();
    private final Set<String> lost;
    private final Map<String, Map<Integer, Scored>> scores = new HashMap<>();
    private final Map<String, Message> refused = new LinkedHashMap<>();
    private final Map<String, Tried> byDigest;
    private int done;
    private long told;

    Search(TuningOrder order, TrainingRows rows, Report report) {
        this.order = order;
        this.rows = rows;
        this.report = report;
        this.metric = Metric.find(order.metric()).orElseThrow();
        this.folds = Folds.usual(rows.set().truth(), order.folds(), order.seed());
        this.lost = new HashSet<>(order.lost());
        this.byDigest = order.settings().stream().collect(Collectors.toMap(Tried::digest, Function.identity()));
        order.known().forEach(this::keep);
        this.told = start;
    }

    TuningEnd run() throws Exception {
        boolean tried = attempt();
        if (order.winner()) {
            Tried best = best().orElse(null);
            if (best != null) {
                report.progress(SEARCHING, Message.of("tuning.training-winner", "trainer", best.trainer()));
                var maker = new WinnerMaker(order, rows, folds, report);
                report.partial(maker.make(best, outcome(best).orElseThrow(), this::workedMs));
            } else if (tried) {
                throw new PermanentFailure(
                        refused.values().stream().findFirst().orElseGet(() -> Message.of("tuning.nothing-found")));
            }
        }
        String minutes = Long.toString(TimeUnit.MILLISECONDS.toMinutes(
                Objects.requireNonNullElse(order.time().most(), 0L)));
        return new TuningEnd(
                tried
                        ? null
                        : Message.of(
                                "tuning.out-of-time",
                                "minutes",
                                minutes,
                                "done",
                                Integer.toString(done),
                                "all",
                                Integer.toString(order.settings().size() * order.folds())));
    }

    /** Tells whether there was time for every setting. */
    private boolean attempt() {
        try {
            for (List<Tried> turn : turns()) {
                attempt(turn);
            }
            return true;
        } catch (CancellationException e) {
            return false;
        }
    }

    /** All settings of a trainer together, so that models are shared; or some of each in turns where time is short. */
    private List<List<Tried>> turns() {
        Map<String, List<Tried>> byTrainer = order.settings().stream()
                .filter(each -> !lost.contains(each.digest()))
                .collect(Collectors.groupingBy(Tried::trainer, LinkedHashMap::new, Collectors.toList()));
        if (order.time().most() == null || byTrainer.size() == 1) {
            return List.copyOf(byTrainer.values());
        }
        var turns = new ArrayList<List<Tried>>();
        int longest = byTrainer.values().stream().mapToInt(List::size).max().orElse(0);
        for (int from = 0; from < longest; from += TURN) {
            for (List<Tried> all : byTrainer.values()) {
                if (from < all.size()) {
                    turns.add(all.subList(from, Math.min(all.size(), from + TURN)));
                }
            }
        }
        return turns;
    }

    private void attempt(List<Tried> turn) {
        String name = turn.getFirst().trainer();
        if (refused.containsKey(name)) {
            return;
        }
        Trainer trainer = Trainers.find(name).orElseThrow();
        Map<String, String> digests = turn.stream()
                .collect(Collectors.toMap(each -> each.setting(trainer).digest(), Tried::digest));
        var validation =
                new CrossValidation(trainer, rows.set(), folds, Score.of(metric), order.seed(), order.threads());
        List<Setting> settings =
                turn.stream().map(each -> each.setting(trainer)).toList();
        try {
            validation.run(settings, known(turn, trainer), new Ear(digests), this::isOutOfTime);
        } catch (RefusedException e) {
            refuse(name, new Message(e.refusal().code(), e.refusal().args()));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            report.log(name + ": " + trace);
            refuse(name, Message.of("tuning.broke", "trainer", name, "error", String.valueOf(e.getMessage())));
        }
    }

    private void refuse(String trainer, Message reason) {
        refused.put(trainer, reason);
        report.partial(new Found.Refused(trainer, reason));
    }

    private List<CellScore> known(List<Tried> turn, Trainer trainer) {
        var known = new ArrayList<CellScore>();
        for (Tried tried : turn) {
            String digest = tried.setting(trainer).digest();
            scores.getOrDefault(tried.digest(), Map.of())
                    .values()
                    .forEach(scored -> known.add(cellScore(scored, digest)));
        }
        return known;
    }

    private CellScore cellScore(Scored scored, String digest) {
        Double score = scored.score();
        return new CellScore(
                new Cell(digest, rows.set().rows().rows(), scored.fold()),
                score == null ? Double.NaN : upward(score),
                Duration.ofNanos(Math.round(scored.trainMs() * 1e6)));
    }

    /** Scores count upwards in the library, and in the metric's own direction everywhere else; no bit is lost. */
    private double upward(double score) {
        return Metrics.isHigherBetter(metric) ? score : -score;
    }

    private boolean isOutOfTime() {
        Long most = order.time().most();
        return most != null && workedMs() > most;
    }

    /** Of earlier attempts too. */
    private long workedMs() {
        return order.time().before() + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private void keep(Scored scored) {
        scores.computeIfAbsent(scored.digest(), _ -> new HashMap<>()).put(scored.fold(), scored);
        done++;
    }

    /** The best setting of those that are known on every fold; of equal ones the earlier. */
    private Optional<Tried> best() {
        return order.settings().stream()
                .filter(each -> outcome(each).isPresent())
                .min(Comparator.comparingDouble(
                                (Tried each) -> -outcome(each).orElseThrow().mean())
                        .thenComparingInt(Tried::number));
    }

    private Optional<Outcome> outcome(Tried tried) {
        Map<Integer, Scored> known = scores.getOrDefault(tried.digest(), Map.of());
        long scored =
                known.values().stream().filter(each -> each.score() != null).count();
        if (scored < order.folds()) {
            return Optional.empty();
        }
        Setting setting = tried.setting(Trainers.find(tried.trainer()).orElseThrow());
        return Optional.of(new Outcome(
                setting,
                IntStream.range(0, order.folds())
                        .mapToObj(fold -> cellScore(Objects.requireNonNull(known.get(fold)), setting.digest()))
                        .toList()));
    }

    /** Passes on what happens, and says how far the search is. */
    private final class Ear implements FitListener {
        private final Map<String, String> digests;

        Ear(Map<String, String> digests) {
            this.digests = digests;
        }

        @Override
        public void begun(List<Cell> cells) {
            report.partial(new Found.Begun(
                    cells.stream().map(this::digest).toList(), cells.getFirst().fold()));
        }

        @Override
        public void found(List<CellScore> found) {
            List<Scored> news = found.stream().map(this::scored).toList();
            long now = System.nanoTime();
            boolean loud = now - told > QUIET.toNanos();
            told = loud ? now : told;
            news.forEach(Search.this::keep);
            report.partial(new Found.Scores(news, workedMs(), Machine.name(), loud));
            news.stream().map(Scored::digest).distinct().forEach(Search.this::tell);
        }

        private Scored scored(CellScore found) {
            double score = upward(found.score());
            return new Scored(
                    digest(found.cell()),
                    found.cell().fold(),
                    Double.isFinite(score) ? score : null,
                    found.took().toNanos() / 1e6);
        }

        private String digest(Cell cell) {
            return Objects.requireNonNull(digests.get(cell.setting()));
        }
    }

    private void tell(String digest) {
        Tried tried = Objects.requireNonNull(byDigest.get(digest));
        int all = order.settings().size() * order.folds();
        report.progress(
                SEARCHING * done / all,
                Message.of(
                        "tuning.step",
                        "trainer",
                        tried.trainer(),
                        "done",
                        Integer.toString(done),
                        "all",
                        Integer.toString(all)));
        outcome(tried)
                .map(outcome -> Message.of(
                        "tuning.setting-known",
                        "number",
                        Integer.toString(tried.number()),
                        "trainer",
                        tried.trainer(),
                        "setting",
                        outcome.setting().values().toString(),
                        "metric",
                        order.metric(),
                        "mean",
                        Double.toString(upward(outcome.mean())),
                        "deviation",
                        Double.toString(outcome.deviation())))
                .ifPresent(message -> report.log(Messages.render(message, Locale.ENGLISH)));
    }
}
