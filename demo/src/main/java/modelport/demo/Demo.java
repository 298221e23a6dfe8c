package modelport.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import modelport.client.ModelportClient;
import modelport.contract.access.Bootstrap;

/** The demo from beginning to end, against a running product. */
public final class Demo {
    private static final String OWNER = "admin";

    private final Options options;
    private final URI address;
    private final URI shown;
    private final Console console;

    /** @param shown the product's address for people */
    Demo(Options options, URI address, URI shown, Console console) {
        this.options = options;
        this.address = address;
        this.shown = shown;
        this.console = console;
    }

    /** One that tells nobody how far it is. */
    public static Demo silent(Options options, URI address) {
        return new Demo(options, address, address, Console.silent(Words.of(Locale.ENGLISH)));
    }

    /**
     * Plays the story, and goes on where an earlier run ended.
     *
     * @param home where the passwords of the demo's people are kept
     * @param key an administrator's token, or, while nobody has an account, the link that makes the first one
     */
    public void play(Path home, String key) throws Exception {
        console.say("begin", options.project());
        var people = People.of(address, home.resolve("demo/people.properties"));
        var client = ModelportClient.at(address, token(people, key));
        String name = client.access().me().person().username();
        var owner = new Person(name, client, options.project(), console.words());
        try (Luggage luggage = Luggage.unpackedLater()) {
            var story = new Story(owner, people, luggage, console);
            Cast cast = story.cast();
            var endpoint = story.release(cast);
            try (var clinic = new Clinic(cast, endpoint, options.quick())) {
                clinic.open();
                story.others(cast);
                clinic.changeMicroscope();
                new Tour(shown, options.project(), console).tell(people, name);
                trickle();
            }
        }
    }

    private void trickle() {
        Duration more = options.traffic();
        if (more.isPositive()) {
            console.line("");
            console.say("trickle", more.toMinutes());
            Patience.pause(more);
        }
    }

    private String token(People people, String key) {
        int secret = key.indexOf('#');
        if (secret < 0) {
            return key;
        }
        var first = new Bootstrap(key.substring(secret + 1), OWNER, people.newPassword(OWNER));
        return ModelportClient.at(address, null).access().bootstrap(first).token();
    }
}
