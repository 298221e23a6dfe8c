package modelport.training.network;

/** What bends the sums of a layer. */
public enum Activation {
    RELU("Relu"),
    TANH("Tanh"),
    SIGMOID("Sigmoid");

    private final String operator;

    Activation(String operator) {
        this.operator = operator;
    }

    /** ONNX's operator for it. */
    String operator() {
        return operator;
    }
}
