package modelport.formats.boosting;

import java.util.Arrays;
import modelport.onnx.RefusedException;

/** What an XGBoost model was trained for; it decides what its base score and its raw scores mean. */
enum XgboostObjective {
    SQUARED_ERROR("reg:squarederror", Link.IDENTITY, Answer.MARGIN),
    LINEAR("reg:linear", Link.IDENTITY, Answer.MARGIN),
    SQUARED_LOG_ERROR("reg:squaredlogerror", Link.IDENTITY, Answer.MARGIN),
    PSEUDO_HUBER("reg:pseudohubererror", Link.IDENTITY, Answer.MARGIN),
    ABSOLUTE_ERROR("reg:absoluteerror", Link.IDENTITY, Answer.MARGIN),
    QUANTILE("reg:quantileerror", Link.IDENTITY, Answer.SORTED),
    EXPECTILE("reg:expectileerror", Link.STEPS, Answer.STEPS),
    LOGISTIC_REGRESSION("reg:logistic", Link.LOGIT, Answer.SIGMOID),
    GAMMA("reg:gamma", Link.LOG, Answer.EXP),
    TWEEDIE("reg:tweedie", Link.LOG, Answer.EXP),
    POISSON("count:poisson", Link.LOG, Answer.EXP),
    COX("survival:cox", Link.LOG, Answer.EXP),
    AFT("survival:aft", Link.LOG, Answer.EXP),
    BINARY("binary:logistic", Link.LOGIT, Answer.SIGMOID),
    BINARY_RAW("binary:logitraw", Link.IDENTITY, Answer.MARGIN),
    BINARY_HINGE("binary:hinge", Link.IDENTITY, Answer.STEP),
    SOFTMAX("multi:softmax", Link.IDENTITY, Answer.INDEX),
    SOFTPROB("multi:softprob", Link.IDENTITY, Answer.SOFTMAX),
    RANK_PAIRWISE("rank:pairwise", Link.IDENTITY, Answer.MARGIN),
    RANK_NDCG("rank:ndcg", Link.IDENTITY, Answer.MARGIN),
    RANK_MAP("rank:map", Link.IDENTITY, Answer.MARGIN);

    /** How a base score, which is a prediction, becomes a raw score. */
    enum Link {
        IDENTITY,
        LOGIT,
        LOG,
        /** The first is a value, every other one a rise over the one before. */
        STEPS
    }

    /** How a raw score becomes a prediction. */
    enum Answer {
        MARGIN,
        SIGMOID,
        EXP,
        SOFTMAX,
        /** The index of the largest. */
        INDEX,
        /** 1 for what is above zero. */
        STEP,
        SORTED,
        STEPS
    }

    private final String text;
    private final Link link;
    private final Answer answer;

    XgboostObjective(String text, Link link, Answer answer) {
        this.text = text;
        this.link = link;
        this.answer = answer;
    }

    static XgboostObjective of(String text) {
        return Arrays.stream(values())
                .filter(objective -> objective.text.equals(text))
                .findFirst()
                .orElseThrow(() -> RefusedException.of("boosting.objective", "library", "XGBoost", "objective", text));
    }

    String text() {
        return text;
    }

    /** Until release 1.3 the base score of binary:logitraw was a probability. */
    Link link(Release release) {
        return this == BINARY_RAW && !release.since(1, 3) ? Link.LOGIT : link;
    }

    /** Since release 3.4 quantiles are put in order. */
    Answer answer(Release release) {
        return this == QUANTILE && !release.since(3, 4) ? Answer.MARGIN : answer;
    }

    Task task(int outputs) {
        return switch (this) {
            case BINARY, BINARY_HINGE -> outputs == 1 ? Task.BINARY : Task.MULTILABEL;
            case SOFTMAX, SOFTPROB -> Task.MULTICLASS;
            case SQUARED_ERROR,
                    LINEAR,
                    SQUARED_LOG_ERROR,
                    PSEUDO_HUBER,
                    ABSOLUTE_ERROR,
                    QUANTILE,
                    EXPECTILE,
                    LOGISTIC_REGRESSION,
                    GAMMA,
                    TWEEDIE,
                    POISSON,
                    COX,
                    AFT,
                    BINARY_RAW,
                    RANK_PAIRWISE,
                    RANK_NDCG,
                    RANK_MAP -> Task.REGRESSION;
        };
    }
}
