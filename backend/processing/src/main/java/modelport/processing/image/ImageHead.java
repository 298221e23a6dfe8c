package modelport.processing.image;

/**
 * What is known of a picture before its pixels are computed.
 *
 * @param format jpeg or png
 * @param orientation as Exif numbers it, 1 to 8
 * @param essence the bytes that its pixels need, and no others
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the decoder, which nobody compares
record ImageHead(String format, int width, int height, int orientation, byte[] essence) {}
