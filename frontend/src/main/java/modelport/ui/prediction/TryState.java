package modelport.ui.prediction;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.registry.Signature;

/**
 * What somebody types into a console; it survives that the page is written again, and that another version is behind
 * it.
 */
final class TryState {
    private static final int MOST_TEXTS = 8;
    static final int USUAL_TOP = 10;

    private final List<String> texts = new ArrayList<>(List.of(""));
    private Signature signature;
    private String user = "";
    private String items = "";
    private String exclude = "";
    private String allow = "";
    private int top = USUAL_TOP;
    private WritingWishes wishes = WritingWishes.NONE;
    private String body;
    private boolean raw;

    TryState(Signature signature) {
        this.signature = signature;
        body = example(signature);
    }

    /** Asks a version with another signature from now on; what was typed stays. */
    void become(Signature other) {
        boolean untouched = body.equals(example(signature));
        signature = other;
        if (untouched) {
            body = example(other);
        }
    }

    Signature signature() {
        return signature;
    }

    AskKind kind() {
        return AskKind.of(signature);
    }

    /** Whether the request is written as JSON, by choice or because there is no other way. */
    boolean isRaw() {
        return raw || kind() == AskKind.BODY;
    }

    /** Chooses between fields and JSON; what was in the fields is where the JSON begins. */
    void raw(boolean wanted) {
        if (wanted && !raw && !kind().isMedia()) {
            body = fields();
        }
        raw = wanted;
    }

    /** Whether an example is too long to be shown, and is made when it is sent. */
    boolean isHidden() {
        return kind() == AskKind.BODY && !ExampleBody.isSmall(signature);
    }

    /** Whether there is an example at all. */
    boolean hasExample() {
        return ExampleBody.isPossible(signature);
    }

    int count() {
        return texts.size();
    }

    boolean mayAdd() {
        return texts.size() < MOST_TEXTS;
    }

    void add() {
        texts.add("");
    }

    void remove(int place) {
        texts.remove(place);
    }

    /** The text at a place; nothing yet where nobody was. */
    String text(int place) {
        return place < texts.size() ? texts.get(place) : "";
    }

    void type(int place, String typed) {
        while (texts.size() <= place) {
            texts.add("");
        }
        texts.set(place, typed);
    }

    String user() {
        return user;
    }

    void user(String typed) {
        user = typed;
    }

    String items() {
        return items;
    }

    void items(String typed) {
        items = typed;
    }

    String exclude() {
        return exclude;
    }

    void exclude(String typed) {
        exclude = typed;
    }

    String allow() {
        return allow;
    }

    void allow(String typed) {
        allow = typed;
    }

    int top() {
        return top;
    }

    void top(int wanted) {
        top = wanted;
    }

    WritingWishes wishes() {
        return wishes;
    }

    void wish(WritingWishes wanted) {
        wishes = wanted;
    }

    String body() {
        return body;
    }

    void write(String json) {
        body = json;
    }

    /** Whether nobody has written anything. */
    boolean isEmpty() {
        return isRaw() ? body.isBlank() : texts.stream().allMatch(String::isBlank) && user.isBlank() && items.isBlank();
    }

    /** What is sent, unless it is a file. */
    String request() {
        if (!isRaw()) {
            return fields();
        }
        return body.isBlank() ? ExampleBody.of(signature) : body;
    }

    private String fields() {
        return switch (kind()) {
            case TEXTS -> Requests.texts(written());
            case PROMPT -> Requests.prompt(text(0), wishes);
            case PAIR -> Requests.pair("text", text(0), "pair", text(1));
            case QUESTION -> Requests.pair("question", text(0), "context", text(1));
            case ITEMS -> Requests.items(user, lines(items), lines(exclude), lines(allow), top);
            case PICTURE, SOUND, BODY -> body;
        };
    }

    /** Fields that were left empty behind others are no rows. */
    private List<String> written() {
        List<String> some = texts.stream().filter(text -> !text.isBlank()).toList();
        return some.isEmpty() ? List.of(text(0)) : some;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String example(Signature signature) {
        return switch (AskKind.of(signature)) {
            case PICTURE -> Requests.media("image", "...");
            case SOUND -> Requests.media("audio", "...");
            case TEXTS, PROMPT, PAIR, QUESTION, ITEMS -> "";
            case BODY -> ExampleBody.isSmall(signature) ? ExampleBody.of(signature) : "";
        };
    }
}
