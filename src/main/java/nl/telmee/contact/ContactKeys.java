package nl.telmee.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.telmee.config.Settings;

/**
 * The keys that are not in the database. The first one seals, all of them open, so that a key can
 * be replaced: put a new one in front, wait until everything is sealed with it, take the old one
 * out. For each use a key of its own is derived (HMAC-SHA-256 of the use, as HKDF's expansion does
 * for one block, RFC 5869). What is sealed begins with the first four bytes that say which key it
 * was, followed by nonce and AES-256-GCM. Immutable; thread: any.
 */
public final class ContactKeys {
  private static final String HMAC = "HmacSHA256";
  private static final int NAME_BYTES = 4;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a derived key is for. What is made for one use is worth nothing for another. */
  enum Use {
    /** Somebody in a register. */
    PERSON,
    /** Somebody in the pool. */
    POOL,
    /** What stands in a link that confirms. */
    TICKET,
    /** What the codes of a panel poll are made of. */
    SECRET,
    /** The token in the link for oneself. */
    TOKEN,
    /** The hash of a token, in a register. */
    HANDLE,
    /** What is counted in memory. */
    COUNTING
  }

  /** One of them. Immutable: its bytes are handed to nobody who changes them. */
  private static final class Key {
    private final byte[] root;
    private final byte[] name;

    private Key(byte[] root) {
      this.root = root.clone();
      this.name = Arrays.copyOf(hmac(root, "name".getBytes(StandardCharsets.US_ASCII)), NAME_BYTES);
    }

    byte[] derived(Use use) {
      return hmac(root, use.name().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private final List<Key> keys;

  private ContactKeys(List<byte[]> roots) {
    this.keys = roots.stream().map(Key::new).toList();
  }

  /** Keys of 64 hexadecimal digits, the one that seals first. */
  static ContactKeys of(List<String> keys) {
    return new ContactKeys(keys.stream().map(HexFormat.of()::parseHex).toList());
  }

  /**
   * The keys of the settings, or of the file beside an embedded database, which is made when it is
   * not there. Empty with a database elsewhere and no setting: several nodes would make different
   * ones. Blocks.
   */
  public static Optional<ContactKeys> open(Settings settings) {
    if (!settings.contactKeys().isEmpty()) {
      return Optional.of(of(settings.contactKeys()));
    }
    return settings.database().isPresent()
        ? Optional.empty()
        : Optional.of(of(KeyFile.read(settings.dataDir())));
  }

  /** The keys that seal no more, each as the first bytes of what it sealed. */
  List<byte[]> older() {
    return keys.stream().skip(1).map(key -> key.name.clone()).toList();
  }

  /**
   * Seals.
   *
   * @param bound what it belongs to, like the id of its row: elsewhere it cannot be opened
   */
  byte[] seal(Use use, String bound, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    Key key = keys.getFirst();
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, use, bound, nonce).doFinal(plain);
      return ByteBuffer.allocate(NAME_BYTES + NONCE_BYTES + closed.length)
          .put(key.name)
          .put(nonce)
          .put(closed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens; empty when it is broken, was sealed for something else, or its key is not here. */
  Optional<byte[]> open(Use use, String bound, byte[] closed) {
    if (closed.length < NAME_BYTES + NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    byte[] name = Arrays.copyOf(closed, NAME_BYTES);
    byte[] nonce = Arrays.copyOfRange(closed, NAME_BYTES, NAME_BYTES + NONCE_BYTES);
    return keys.stream()
        .filter(key -> Arrays.equals(key.name, name))
        .findFirst()
        .flatMap(key -> open(key, use, bound, nonce, closed));
  }

  private static Optional<byte[]> open(
      Key key, Use use, String bound, byte[] nonce, byte[] closed) {
    int start = NAME_BYTES + NONCE_BYTES;
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key, use, bound, nonce)
              .doFinal(closed, start, closed.length - start));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, Key key, Use use, String bound, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key.derived(use), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** A hash that only who has the newest key can make. */
  byte[] hash(Use use, String text) {
    return hmac(keys.getFirst().derived(use), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with each key: what was stored may be of an older one. */
  List<byte[]> hashes(Use use, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return keys.stream().map(key -> hmac(key.derived(use), bytes)).toList();
  }

  static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "ContactKeys[" + keys.size() + "]";
  }
}
