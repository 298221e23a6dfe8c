package modelport.formats.boosting;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import modelport.formats.FileKind;

/** A model file that must be refused, and the code of the reason. */
record BadBooster(String name, String code, FileKind kind, Supplier<byte[]> bytes) {
    static BadBooster xgboost(String name, String code, String json) {
        return new BadBooster(name, code, FileKind.XGBOOST, () -> json.getBytes(StandardCharsets.UTF_8));
    }

    static BadBooster lightgbm(String name, String code, String text) {
        return new BadBooster(name, code, FileKind.LIGHTGBM, () -> text.getBytes(StandardCharsets.UTF_8));
    }

    Booster read() {
        return kind == FileKind.XGBOOST ? Boosters.xgboost(bytes.get()) : Boosters.lightgbm(bytes.get());
    }

    @Override
    public String toString() {
        return name;
    }
}
