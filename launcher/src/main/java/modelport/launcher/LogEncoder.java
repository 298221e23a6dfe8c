package modelport.launcher;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Locale;
import modelport.launcher.settings.LogFormat;
import modelport.launcher.settings.Settings;

/** Writes log lines for people or for programs; the request's id comes with both. */
public final class LogEncoder extends EncoderBase<ILoggingEvent> {
    private static final String FORMAT = "modelport.log.format";
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} - %msg%replace( {%mdc}){' \\{\\}', ''}%n";

    private Encoder<ILoggingEvent> encoder = new PatternLayoutEncoder();

    /** What logback's configuration refers to. */
    static void configure(Settings.Logs logs) {
        System.setProperty(FORMAT, logs.format().name());
        System.setProperty("modelport.log.level", logs.level().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void start() {
        encoder = encoder(LogFormat.valueOf(System.getProperty(FORMAT, LogFormat.TEXT.name())));
        encoder.setContext(context);
        encoder.start();
        super.start();
    }

    @Override
    public void stop() {
        encoder.stop();
        super.stop();
    }

    @Override
    public byte[] headerBytes() {
        return encoder.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return encoder.encode(event);
    }

    @Override
    public byte[] footerBytes() {
        return encoder.footerBytes();
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format) {
        return switch (format) {
            case TEXT -> {
                var text = new PatternLayoutEncoder();
                text.setPattern(PATTERN);
                yield text;
            }
            case JSON -> {
                var json = new JsonEncoder();
                json.setWithArguments(false);
                json.setWithMessage(false);
                json.setWithFormattedMessage(true);
                json.setWithSequenceNumber(false);
                json.setWithContext(false);
                json.setWithNanoseconds(false);
                yield json;
            }
        };
    }
}
