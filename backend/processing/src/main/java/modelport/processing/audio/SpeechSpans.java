package modelport.processing.audio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.processing.SpeechAnswer;

/** When somebody speaks, from the probability of each window: begins above one threshold and ends below another. */
final class SpeechSpans {
    private static final double MILLIS = 1_000;

    private final SpeechAnswer how;
    private final List<double[]> spans = new ArrayList<>();
    private double start = -1;
    private double quietSince = -1;
    private double sum;
    private int heard;

    private SpeechSpans(SpeechAnswer how) {
        this.how = how;
    }

    /**
     * Spans in seconds.
     *
     * @param window length of one, in seconds
     * @param length of the recording, in seconds
     */
    static List<Object> of(SpeechAnswer how, double[] probabilities, double window, double length) {
        var spans = new SpeechSpans(how);
        for (int i = 0; i < probabilities.length; i++) {
            spans.hear(probabilities[i], i * window);
        }
        spans.end(length);
        return spans.told(length);
    }

    private void hear(double probability, double now) {
        if (probability >= how.threshold()) {
            quietSince = -1;
            if (start < 0) {
                start = now;
            }
        } else if (start >= 0 && probability < how.release()) {
            quietSince = quietSince < 0 ? now : quietSince;
            if (now - quietSince >= how.minSilenceMs() / MILLIS) {
                end(quietSince);
                return;
            }
        }
        if (start >= 0 && quietSince < 0) {
            sum += probability;
            heard++;
        }
    }

    private void end(double at) {
        if (start >= 0 && at - start >= how.minSpeechMs() / MILLIS) {
            spans.add(new double[] {start, at, sum / Math.max(1, heard)});
        }
        start = -1;
        quietSince = -1;
        sum = 0;
        heard = 0;
    }

    /** With a little around each, but never into the next. */
    private List<Object> told(double length) {
        var told = new ArrayList<Object>();
        double pad = how.padMs() / MILLIS;
        for (int i = 0; i < spans.size(); i++) {
            double[] span = spans.get(i);
            double before = i == 0 ? 0 : (spans.get(i - 1)[1] + span[0]) / 2;
            double after = i + 1 == spans.size() ? length : (span[1] + spans.get(i + 1)[0]) / 2;
            told.add(told(Math.max(before, span[0] - pad), Math.min(after, span[1] + pad), span[2]));
        }
        return told;
    }

    private static Map<String, Object> told(double from, double to, double score) {
        var told = new LinkedHashMap<String, Object>();
        told.put("start", rounded(from));
        told.put("end", rounded(to));
        told.put("score", score);
        return told;
    }

    private static double rounded(double seconds) {
        return Math.rint(seconds * MILLIS) / MILLIS;
    }
}
