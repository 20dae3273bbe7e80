package nl.telmee.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies that are believed when they say for whom they speak. Everybody else can write that
 * into a request as well, so it is nobody unless a setting names them.
 */
public record TrustedProxies(List<Network> networks) {
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /**
   * All addresses that begin like this one.
   *
   * @param bits how many bits count
   */
  public record Network(InetAddress address, int bits) {
    /** Refuses more bits than the address has. */
    public Network {
      if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
        throw new IllegalArgumentException("too many bits");
      }
    }

    boolean holds(InetAddress other) {
      byte[] ours = address.getAddress();
      byte[] theirs = other.getAddress();
      if (ours.length != theirs.length) {
        return false;
      }
      int whole = bits / Byte.SIZE;
      int shift = Byte.SIZE - bits % Byte.SIZE;
      return Arrays.equals(ours, 0, whole, theirs, 0, whole)
          && (shift == Byte.SIZE || (ours[whole] ^ theirs[whole]) >> shift == 0);
    }
  }

  /**
   * Addresses and networks like {@code 10.0.0.0/8}, with commas or blanks between.
   *
   * @throws InvalidSettings when one of them is none
   */
  static TrustedProxies parse(String value) {
    return new TrustedProxies(
        Arrays.stream(value.split("[,\\s]+")).map(TrustedProxies::network).toList());
  }

  private static Network network(String text) {
    String[] parts = text.split("/", -1);
    Optional<InetAddress> address = address(parts[0]);
    if (address.isPresent() && parts.length == 1) {
      return new Network(address.get(), address.get().getAddress().length * Byte.SIZE);
    }
    if (address.isPresent() && parts.length == 2 && parts[1].matches("\\d{1,3}")) {
      try {
        return new Network(address.get(), Integer.parseInt(parts[1]));
      } catch (IllegalArgumentException _) {
        // Said below: no address has so many bits.
      }
    }
    throw new InvalidSettings(
        "TELMEE_TRUSTED_PROXIES must hold addresses like 10.0.0.7 or 10.0.0.0/8, not \""
            + text
            + "\"");
  }

  /** An address as it is written; never asks a name server. */
  public static Optional<InetAddress> address(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    try {
      return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }

  /** Whether this is one of them. */
  public boolean hold(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }
}
