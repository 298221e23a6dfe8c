package modelport.formats;

import java.util.Locale;

/** What a file is by its content. */
public enum FileKind {
    ONNX("ONNX"),
    /** Weights beside an ONNX model that names the file. */
    ONNX_DATA("ONNX external data"),
    /** The tokenizer.json of Hugging Face's tokenizers. */
    TOKENIZER("Hugging Face tokenizer"),
    LABELS("class labels"),
    /** The config.json of Hugging Face's transformers. */
    CONFIG_JSON("Hugging Face configuration"),
    CARD("model card"),
    JSON("JSON"),
    TEXT("text"),
    PICKLE("Python pickle"),
    JOBLIB("Joblib (compressed pickle)"),
    /** Weights or a pickled module. */
    PYTORCH_ZIP("PyTorch"),
    /** The same as written before PyTorch 1.6. */
    PYTORCH_LEGACY("PyTorch"),
    TORCHSCRIPT("TorchScript"),
    /** What torch.export writes. */
    TORCH_EXPORT("PyTorch export"),
    KERAS_V3("Keras 3"),
    HDF5("HDF5 (Keras .h5)"),
    SAVED_MODEL("TensorFlow SavedModel"),
    TFLITE("TensorFlow Lite"),
    SAFETENSORS("safetensors"),
    GGUF("GGUF"),
    XGBOOST("XGBoost"),
    LIGHTGBM("LightGBM"),
    ZIP("zip archive"),
    TAR_GZ("tar.gz archive"),
    COMPRESSED("compressed file"),
    UNKNOWN("unknown");

    private final String title;

    FileKind(String title) {
        this.title = title;
    }

    /** The format's own name, the same in every language. */
    public String title() {
        return title;
    }

    /** How answers and tables name it: {@code onnx}, {@code onnx-data}, {@code saved-model}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this may hold a model, in a format that is not read yet. */
    public boolean isOtherModel() {
        return switch (this) {
            case PICKLE,
                    JOBLIB,
                    PYTORCH_ZIP,
                    PYTORCH_LEGACY,
                    TORCHSCRIPT,
                    TORCH_EXPORT,
                    KERAS_V3,
                    HDF5,
                    SAVED_MODEL,
                    TFLITE,
                    SAFETENSORS,
                    GGUF,
                    XGBOOST,
                    LIGHTGBM -> true;
            case ONNX, ONNX_DATA, TOKENIZER, LABELS, CONFIG_JSON, CARD, JSON, TEXT, ZIP, TAR_GZ, COMPRESSED, UNKNOWN ->
                false;
        };
    }

    /** Whether files can be taken out of it. */
    public boolean isArchive() {
        return this == ZIP || this == TAR_GZ;
    }
}
