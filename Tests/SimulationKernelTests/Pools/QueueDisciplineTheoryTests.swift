import Foundation
import RandomStreams
import SimulationKernel
import Tallies
import Testing

/// Known answers: one server, Poisson arrivals, and services and orders of many kinds.
struct QueueDisciplineTheoryTests {
  typealias Kind = QueueingStation.Kind

  private func pool(
    _ discipline: QueueDiscipline = .firstInFirstOut, onInterruption: InterruptionRule = .resume
  ) -> ServerPool<QueueingStation.Customer> {
    ServerPool(serverCount: 1, discipline: discipline, onInterruption: onInterruption)
  }

  enum ServiceTime: CaseIterable {
    case constant, gamma, hyperexponential

    var squaredVariation: Double {
      switch self {
      case .constant: 0
      case .gamma: 2
      case .hyperexponential: 3
      }
    }

    /// Of mean 1.
    var draw: @Sendable (inout RandomStream) -> Double {
      switch self {
      case .constant: { _ in 1 }
      case .gamma: { $0.gamma(shape: 0.5, scale: 2) }
      // Means 1/2 and 3 with weights 4/5 and 1/5: E[S²] = 2 (4/5 · 1/4 + 1/5 · 9) = 4.
      case .hyperexponential: { $0.exponential(mean: $0.bernoulli(0.2) ? 3 : 0.5) }
      }
    }
  }

  @Test("M/G/1 waits as Pollaczek and Khinchine say", arguments: ServiceTime.allCases)
  func generalService(_ service: ServiceTime) {
    // Wq = ρ (1 + c²) / (2 (1 - ρ)) at ρ = 0.6.
    let wait = 0.75 * (1 + service.squaredVariation)
    QueueingExperiment(warmUp: 150, horizon: 1350, seed: 5).expect(
      [("wait", wait)],
      of: {
        QueueingStation(
          kinds: [Kind(arrivalRate: 0.6, work: service.draw)], pool: pool(), streams: $0)
      },
      measuring: { station, _ in [station.times[0].waits.mean] })
  }

  @Test("Last come, first served waits as long in the mean, and twice as long in the square")
  func lastComeFirstServed() {
    // At ρ = 1/2: E[W] = 1; E[W²] = 2 ρ / (1 - ρ)² = 4 in order of arrival, 4 / (1 - ρ) = 8 here
    // (Takács, "A note on …", and Cooper, "Introduction to Queueing Theory", 1981, section 5.12).
    for (discipline, square) in [
      (QueueDiscipline.firstInFirstOut, 4.0), (.lastInFirstOut, 8),
    ] {
      QueueingExperiment(warmUp: 100, horizon: 1500, seed: 6).expect(
        [("wait", 1), ("squared wait", square)],
        of: {
          QueueingStation(kinds: [Kind(arrivalRate: 0.5)], pool: pool(discipline), streams: $0)
        },
        measuring: { station, _ in
          [station.times[0].waits.mean, station.times[0].waits.meanSquare]
        })
    }
  }

  /// Three in ten urgent, four in ten not; services of mean 1.
  private let classes = [Kind(arrivalRate: 0.3, rank: 0), Kind(arrivalRate: 0.4, rank: 1)]

  @Test("Priorities wait as Cobham says")
  func priority() {
    // W₀ = Σ λ E[S²] / 2 = 0.7; W₁ = W₀ / (1 - σ₁), W₂ = W₀ / ((1 - σ₁) (1 - σ₂)).
    QueueingExperiment(warmUp: 150, horizon: 1650, seed: 7).expect(
      [("urgent", 0.7 / 0.7), ("others", 0.7 / (0.7 * 0.3))],
      of: { QueueingStation(kinds: classes, pool: pool(.priority), streams: $0) },
      measuring: { station, _ in station.times.map(\.waits.mean) })
  }

  @Test("Pre-emptive priorities that resume stay as theory says")
  func preemptiveResume() {
    // The urgent see an M/M/1 of their own: T₁ = 1 / 0.7. For the others
    // T₂ = 1 / (1 - σ₁) + W₀ / ((1 - σ₁) (1 - σ₂)), and a service takes 1 / (1 - σ₁) in all.
    QueueingExperiment(warmUp: 150, horizon: 1650, seed: 8).expect(
      [("urgent", 1 / 0.7), ("others", 1 / 0.7 + 0.7 / (0.7 * 0.3)), ("completion", 1 / 0.7)],
      of: { QueueingStation(kinds: classes, pool: pool(.preemptivePriority), streams: $0) },
      measuring: { station, _ in
        station.times.map(\.sojourns.mean) + [station.times[1].completions.mean]
      })
  }

  @Test("Pre-empted services that start anew take as long as Gaver says")
  func preemptiveRestart() {
    // Constant services of length 1 are cut off at rate λ by busy periods of mean 1 / (μ - λ):
    // E[C] = (exp λ - 1) (1 / λ + 1 / (μ - λ)); Gaver, "A waiting line with interrupted service,
    // including priorities", J. R. Stat. Soc. B 24, 1962.
    let completion = (exp(0.5) - 1) * (1 / 0.5 + 1 / 0.5)
    QueueingExperiment(warmUp: 50, horizon: 1500, seed: 9).expect(
      [("completion", completion)],
      of: {
        QueueingStation(
          kinds: [Kind(arrivalRate: 0.5), Kind(arrivalRate: 0.1, rank: 1, work: { _ in 1 })],
          pool: pool(.preemptivePriority, onInterruption: .restart), streams: $0)
      },
      measuring: { station, _ in [station.times[1].completions.mean] })
  }

  @Test("The shortest first wait as Phipps says")
  func shortestFirst() {
    // W(x) = W₀ / (1 - ρ(x))², where ρ(x) is the load of services up to x (Phipps, "Machine repair
    // as a priority waiting-line problem", Oper. Res. 4, 1956). With u = e⁻ˣ uniform,
    // ρ = λ (1 - u (1 - ln u)); the mean is the integral over u, by midpoints.
    let steps = 100_000
    let wait =
      (0..<steps).reduce(0) { sum, step in
        let u = (Double(step) + 0.5) / Double(steps)
        let free = 1 - 0.7 * (1 - u * (1 - log(u)))
        return sum + 0.7 / (free * free)
      } / Double(steps)
    QueueingExperiment(warmUp: 150, horizon: 1650, seed: 10).expect(
      [("wait", wait)],
      of: {
        QueueingStation(kinds: [Kind(arrivalRate: 0.7)], pool: pool(.shortestFirst), streams: $0)
      },
      measuring: { station, _ in [station.times[0].waits.mean] })
  }
}
