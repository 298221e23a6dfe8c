package modelport.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.Login;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.NewUser;
import modelport.contract.access.Role;

/** The demo's own people. Their passwords are made by chance and kept beside the data, for the next run. */
final class People {
    static final String AUTHOR = "mia";
    static final String APPROVER = "chen";

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    private final URI address;
    private final Path file;
    private final Properties passwords = new Properties();
    private final SecureRandom chance = new SecureRandom();

    private People(URI address, Path file) {
        this.address = address;
        this.file = file;
    }

    /** Those whom {@code file} knows, if it is there. */
    static People of(URI address, Path file) {
        var people = new People(address, file);
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                people.passwords.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return people;
    }

    /** A password for somebody who has none yet, kept before it is used. */
    String newPassword(String username) {
        var password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        passwords.setProperty(username, password.toString());
        keep();
        return password.toString();
    }

    String password(String username) {
        return Objects.requireNonNull(passwords.getProperty(username), username);
    }

    boolean knows(String username) {
        return passwords.containsKey(username);
    }

    /** Somebody with exactly these roles in the project. */
    Person member(Person owner, String username, String displayName, Role... roles) {
        boolean there = owner.client().access().users().stream()
                .anyMatch(each -> each.username().equals(username));
        if (!there) {
            var user = new NewUser(username, displayName, newPassword(username), InstanceRole.MEMBER);
            owner.client().access().addUser(user);
        } else if (!knows(username)) {
            throw new DemoException(owner.words().say("stranger", username, file));
        }
        owner.client().projects().setMember(owner.project(), new MemberRoles(username, List.of(roles)));
        return signedIn(username, owner.project(), owner.words());
    }

    private Person signedIn(String username, Slug project, Words words) {
        var login = new Login(username, password(username));
        String token = ModelportClient.at(address, null).access().login(login).token();
        return new Person(username, ModelportClient.at(address, token), project, words);
    }

    private void keep() {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            if (!Files.exists(file)) {
                var ownerOnly = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                passwords.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
