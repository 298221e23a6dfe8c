package modelport.gateway.protocol;

import modelport.gateway.json.JsonReader;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Question;
import modelport.gateway.serving.Tick;

/** Reads the requests of a protocol, and says how they are answered. */
public sealed interface Protocol permits Predict, Infer, Embed {
    /** Reads straight into {@code tick} and takes the call over; false, and nothing happened, if that is impossible. */
    boolean quick(Call call, Live live, Tick tick, Body body, JsonReader json);

    /** Reads anything; throws what the caller did wrong. */
    Question read(Live live, Body body, JsonReader json);
}
