package modelport.engines.child;

import java.util.List;

/** A model in an engine, in the engine's own process. */
interface EngineModel {
    /** Its outputs; many threads may ask at once. */
    List<WireTensor> run(List<WireTensor> inputs);
}
