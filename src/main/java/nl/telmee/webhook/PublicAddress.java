package nl.telmee.webhook;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses belong to the public internet (IANA Special-Purpose Address Registries; OWASP
 * Server-Side Request Forgery Prevention). All else is refused: what answers there may trust this
 * machine.
 */
final class PublicAddress {
  /** Addresses whose first {@code bits} are those of {@code start}. */
  private record Block(BigInteger start, int length, int bits) {
    static Block of(String text) {
      String[] parts = text.split("/", 2);
      byte[] start = InetAddress.ofLiteral(parts[0]).getAddress();
      int length = start.length * Byte.SIZE;
      int bits = Integer.parseInt(parts[1]);
      return new Block(new BigInteger(1, start).shiftRight(length - bits), length, bits);
    }

    boolean holds(byte[] address) {
      return address.length * Byte.SIZE == length
          && new BigInteger(1, address).shiftRight(length - bits).equals(start);
    }
  }

  private static final List<Block> REFUSED_4 =
      blocks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // behind a provider's NAT; a cloud's metadata
          "127.0.0.0/8", // this machine
          "168.63.129.16/32", // a cloud's metadata
          "169.254.0.0/16", // link-local; metadata of most clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocols; a cloud's metadata
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /** The rest of IPv6 is local, multicast, reserved, or another way to write an IPv4 address. */
  private static final Block GLOBAL_6 = Block.of("2000::/3");

  private static final List<Block> REFUSED_6 =
      blocks(
          "2001::/23", // protocols, Teredo
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: an IPv4 address inside
          "3fff::/20"); // documentation

  private PublicAddress() {}

  private static List<Block> blocks(String... texts) {
    return List.of(texts).stream().map(Block::of).toList();
  }

  /** Whether an address is public. IPv4 inside IPv6 (mapped) is judged as IPv4. */
  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return REFUSED_4.stream().noneMatch(block -> block.holds(bytes));
    }
    return GLOBAL_6.holds(bytes) && REFUSED_6.stream().noneMatch(block -> block.holds(bytes));
  }
}
