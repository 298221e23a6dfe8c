package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.contract.Slug;
import modelport.contract.release.ChampionInterval;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/**
 * What served where and when, as one band for each endpoint on one line of time. The table beside it says the same to
 * whoever cannot see or point.
 */
final class ChampionBands {
    private static final int MARKS = 4;
    /** A version that served for a blink can still be pointed at. */
    private static final double LEAST = 0.6;
    /** Below so many percent of the width there is no room for a number. */
    private static final double ROOM = 3.5;

    private final Instant from;
    private final Instant now;

    private ChampionBands(Instant from, Instant now) {
        this.from = from;
        this.now = now;
    }

    /** {@code intervals} with the newest first. */
    static Component of(List<ChampionInterval> intervals) {
        Instant now = Instant.now();
        Instant from = intervals.stream()
                .map(ChampionInterval::from)
                .min(Instant::compareTo)
                .filter(first -> Duration.between(first, now).toHours() > 0)
                .orElse(now.minus(Duration.ofHours(1)));
        return new ChampionBands(from, now).draw(intervals);
    }

    private Component draw(List<ChampionInterval> intervals) {
        Map<Slug, List<ChampionInterval>> byEndpoint = intervals.stream()
                .collect(Collectors.groupingBy(ChampionInterval::endpoint, LinkedHashMap::new, Collectors.toList()));
        var bands = Box.of("mp-bands").attribute("aria-hidden", "true");
        byEndpoint.forEach((endpoint, its) -> bands.add(createBand(endpoint, its)));
        bands.add(Box.of("mp-band mp-band-axis", Box.of(""), createAxis()));
        return bands;
    }

    private Component createBand(Slug endpoint, List<ChampionInterval> intervals) {
        var track = Box.of("mp-band-track");
        for (int i = intervals.size() - 1; i >= 0; i--) {
            track.add(createSegment(intervals.get(i)));
        }
        return Box.of("mp-band", Words.of("mp-band-name", endpoint.value()), track);
    }

    private Component createSegment(ChampionInterval interval) {
        double start = percent(interval.from());
        double end = percent(interval.to() == null ? now : interval.to());
        double width = Math.max(LEAST, end - start);
        var link = Links.to(Links.release(interval.release()), Words.of(width < ROOM ? "" : "v" + interval.version()));
        link.addClassName("mp-segment");
        link.addClassName(interval.to() == null ? "mp-segment-now" : "mp-segment-then");
        if (interval.emergency()) {
            link.addClassName("mp-segment-emergency");
        }
        link.getElement().setAttribute("tabindex", "-1").setAttribute("title", title(interval));
        link.getStyle()
                .set("inset-inline-start", size(Math.min(start, 100 - LEAST)))
                .set("width", size(width));
        return link;
    }

    private String title(ChampionInterval interval) {
        String until = interval.to() == null ? t("environment.untilNow") : Formats.day(interval.to());
        String words = t(
                "environment.interval",
                interval.model() + " v" + interval.version(),
                Formats.day(interval.from()),
                until,
                interval.releasedBy());
        return interval.emergency() ? words + " \u00b7 " + t("environment.emergency") : words;
    }

    private Component createAxis() {
        var axis = Box.of("mp-band-ticks");
        for (int i = 0; i < MARKS; i++) {
            Instant at = from.plus(Duration.between(from, now).multipliedBy(i).dividedBy(MARKS));
            axis.add(Words.of(tick(at)));
        }
        axis.add(Words.of(t("environment.now")));
        return axis;
    }

    /** Days where there are several, and the time of day where there are not. */
    private String tick(Instant at) {
        String day = Formats.day(at);
        return Duration.between(from, now).toDays() < MARKS ? day.substring(5) : day.substring(5, 10);
    }

    private double percent(Instant at) {
        double whole = Duration.between(from, now).toMillis();
        return Math.clamp(100 * Duration.between(from, at).toMillis() / whole, 0, 100);
    }

    private static String size(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }
}
