package modelport.onnx;

/** A file is not acceptable; the refusal says why. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + " " + refusal.args());
        this.refusal = refusal;
    }

    /** An exception with a refusal whose arguments come in pairs of name and value. */
    public static RefusedException of(String code, Object... pairs) {
        return new RefusedException(Refusal.of(code, pairs));
    }

    public Refusal refusal() {
        return refusal;
    }
}
