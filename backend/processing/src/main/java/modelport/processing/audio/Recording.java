package modelport.processing.audio;

/**
 * What a microphone heard: one channel, from -1 to 1.
 *
 * @param samples shared and not copied
 */
@SuppressWarnings("ArrayRecordComponent") // samples are many, and nobody compares recordings
public record Recording(float[] samples, int rate) {
    /** Its length. */
    public double seconds() {
        return (double) samples.length / rate;
    }
}
