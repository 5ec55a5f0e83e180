package org.charterflow.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A self-made certificate for {@code localhost}. */
final class Certificate {

    private Certificate() {}

    /** Writes {@code key.pem} and {@code cert.pem} into a folder, and a trust store that holds the certificate alone. */
    static void make(Path folder, Path trustStore, String storePassword) throws IOException {
        Path keys = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        MailServers.said((keytool
                        + " -genkeypair -alias mail -keyalg RSA -keysize 2048 -validity 30 -dname CN=localhost"
                        + " -ext san=dns:localhost -storetype PKCS12 -storepass " + storePassword + " -keystore "
                        + keys)
                .split(" "));
        char[] password = storePassword.toCharArray();
        try {
            KeyStore own = KeyStore.getInstance(keys.toFile(), password);
            pem(
                    folder.resolve("key.pem"),
                    "PRIVATE KEY",
                    own.getKey("mail", password).getEncoded());
            pem(
                    folder.resolve("cert.pem"),
                    "CERTIFICATE",
                    own.getCertificate("mail").getEncoded());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("mail", own.getCertificate("mail"));
            try (var file = Files.newOutputStream(trustStore)) {
                trusted.store(file, password);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void pem(Path file, String label, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
    }
}
