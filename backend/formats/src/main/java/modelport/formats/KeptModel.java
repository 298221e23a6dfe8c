package modelport.formats;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that is understood as far as its header goes, and that nothing here can run.
 *
 * @param library whose format it is
 * @param release of the format
 * @param part what it is made of
 * @param operators how often each is used, where the file says
 * @param parameters number of weights
 */
public record KeptModel(
        String library, String release, ModelPart part, Map<String, Integer> operators, long parameters) {
    public KeptModel {
        operators = Collections.unmodifiableMap(new TreeMap<>(operators));
    }
}
