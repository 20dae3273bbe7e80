package nl.telmee.identity;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.telmee.config.TrustedProxies;

/**
 * Where a request comes from: kept in memory for minutes, to slow guessing, and written nowhere.
 * Thread: any.
 *
 * @param trusted whose {@code X-Forwarded-For} is believed
 */
public record RemoteAddress(TrustedProxies trusted) {
  private static final int NETWORK_BYTES = 8;

  /** The address; of IPv6 the network, as one household has all addresses of one. */
  public String of(HttpServerRequest request) {
    SocketAddress peer = request.remoteAddress();
    return of(
        peer == null ? "" : String.valueOf(peer.hostAddress()),
        request.headers().getAll("X-Forwarded-For"));
  }

  /**
   * Goes back from the connection, as long as it is a trusted proxy that names who came before:
   * what stands left of the first that is not trusted, that one may have made up.
   */
  String of(String peer, List<String> forwarded) {
    List<String> hops = Arrays.asList(String.join(",", forwarded).split(","));
    Optional<InetAddress> address = TrustedProxies.address(peer);
    for (int i = hops.size() - 1; i >= 0 && address.filter(trusted::hold).isPresent(); i--) {
      Optional<InetAddress> before = TrustedProxies.address(hops.get(i).strip());
      if (before.isEmpty()) {
        break;
      }
      address = before;
    }
    return address.map(RemoteAddress::network).orElse(peer);
  }

  private static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
