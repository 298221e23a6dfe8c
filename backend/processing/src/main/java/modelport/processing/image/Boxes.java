package modelport.processing.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.BoxHead;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.processing.Faults;
import modelport.processing.Probabilities;
import modelport.processing.image.Thing.Quad;

/** Things from the outputs of common detectors. */
final class Boxes {
    /** Of two boxes one has to be compared with the other: more than these likeliest are never looked at. */
    private static final int MOST = 2_000;

    private final BoxAnswer how;
    private final List<String> labels;
    private final Placing placing;

    Boxes(BoxAnswer how, List<String> labels, Placing placing) {
        this.how = how;
        this.labels = labels;
        this.placing = placing;
    }

    /** The likeliest first. */
    List<Thing> of(Map<String, Tensor> outputs) {
        List<Candidate> candidates = switch (how.head()) {
            case YOLO_V5, YOLO_V8 ->
                yolo((NumberTensor) outputs.values().iterator().next());
            case DETR -> detr(outputs);
        };
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        var kept = new ArrayList<Candidate>();
        for (Candidate candidate : candidates.subList(0, Math.min(MOST, candidates.size()))) {
            boolean stands = kept.size() < how.topK()
                    && kept.stream()
                            .noneMatch(
                                    other -> other.label == candidate.label && other.shares(candidate) > how.overlap());
            if (stands) {
                kept.add(candidate);
            }
        }
        return kept.stream().map(this::thing).toList();
    }

    private List<Candidate> yolo(NumberTensor tensor) {
        long[] shape = tensor.shape();
        if (shape.length != 3) {
            throw Faults.file("boxes-shape", "shape", Arrays.toString(shape));
        }
        boolean last = how.head() == BoxHead.YOLO_V5;
        int boxes = (int) shape[last ? 1 : 2];
        int values = (int) shape[last ? 2 : 1];
        int head = last ? 5 : 4;
        var candidates = new ArrayList<Candidate>();
        for (int box = 0; box < boxes; box++) {
            int at = box;
            IntToDoubleFunction value = i -> tensor.number(last ? at * values + i : i * boxes + at);
            double there = last ? value.applyAsDouble(4) : 1;
            int best = head;
            for (int i = head + 1; there >= how.threshold() && i < values; i++) {
                best = value.applyAsDouble(i) > value.applyAsDouble(best) ? i : best;
            }
            double score = values > head ? there * value.applyAsDouble(best) : there;
            if (score >= how.threshold()) {
                candidates.add(Candidate.around(
                        best - head,
                        score,
                        value.applyAsDouble(0),
                        value.applyAsDouble(1),
                        value.applyAsDouble(2),
                        value.applyAsDouble(3)));
            }
        }
        return candidates;
    }

    /** Scores with one label more for nothing, and boxes as parts of the picture. */
    private List<Candidate> detr(Map<String, Tensor> outputs) {
        List<NumberTensor> tensors = outputs.values().stream()
                .filter(NumberTensor.class::isInstance)
                .map(NumberTensor.class::cast)
                .filter(tensor -> tensor.shape().length == 3)
                .toList();
        NumberTensor boxes = tensors.stream()
                .filter(tensor -> tensor.shape()[2] == 4)
                .findFirst()
                .orElseThrow(() -> Faults.file("boxes-shape", "shape", "-"));
        NumberTensor logits = tensors.stream()
                .filter(tensor -> tensor != boxes && tensor.shape()[1] == boxes.shape()[1])
                .findFirst()
                .orElseThrow(() -> Faults.file("boxes-shape", "shape", Arrays.toString(boxes.shape())));
        int values = (int) logits.shape()[2];
        int width = placing.shown();
        int height = placing.picture().height();
        var candidates = new ArrayList<Candidate>();
        for (int box = 0; box < boxes.shape()[1]; box++) {
            double[] shares = Probabilities.softmax(Probabilities.row(logits, box, values));
            int best = 0;
            for (int i = 1; i < values - 1; i++) {
                best = shares[i] > shares[best] ? i : best;
            }
            if (shares[best] >= how.threshold()) {
                candidates.add(Candidate.around(
                        best,
                        shares[best],
                        boxes.number(box * 4) * width,
                        boxes.number(box * 4 + 1) * height,
                        boxes.number(box * 4 + 2) * width,
                        boxes.number(box * 4 + 3) * height));
            }
        }
        return candidates;
    }

    private Thing thing(Candidate box) {
        String label = box.label < labels.size() ? labels.get(box.label) : Integer.toString(box.label);
        return new Thing(
                label,
                box.score,
                Quad.upright(
                        Math.clamp(placing.oldX(box.left), 0, placing.wholeWidth()),
                        Math.clamp(placing.oldY(box.top), 0, placing.wholeHeight()),
                        Math.clamp(placing.oldX(box.right), 0, placing.wholeWidth()),
                        Math.clamp(placing.oldY(box.bottom), 0, placing.wholeHeight())));
    }

    /** A box in pixels of what the model saw. */
    private record Candidate(int label, double score, double left, double top, double right, double bottom) {
        static Candidate around(int label, double score, double x, double y, double width, double height) {
            return new Candidate(label, score, x - width / 2, y - height / 2, x + width / 2, y + height / 2);
        }

        /** The part of both that is in both. */
        double shares(Candidate other) {
            double width = Math.min(right, other.right) - Math.max(left, other.left);
            double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
            double both = Math.max(0, width) * Math.max(0, height);
            return both / Math.max(1e-9, area() + other.area() - both);
        }

        private double area() {
            return (right - left) * (bottom - top);
        }
    }
}
