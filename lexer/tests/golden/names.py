a _ _a1 A_b
été μ µ ﬁnally 𝐚𝐛 ifé a·b ℘ é
