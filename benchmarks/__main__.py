"""All benchmarks, one after the other."""

from benchmarks import advice, answering, content, home, keys, posters, report, signing, start, window

for benchmark in (start, answering, advice, home, window, keys, content, report, posters, signing):
    benchmark.main()
